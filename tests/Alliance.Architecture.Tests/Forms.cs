using System.Text.RegularExpressions;
using Alliance.Ui;
using Microsoft.AspNetCore.Components.Forms;

namespace Alliance.Architecture.Tests;

/// <summary>Nothing typed is lost: every form that is sent is of the one kind that keeps what is typed as a draft (0026).</summary>
public sealed class Forms
{
    private static readonly HashSet<Type> Fields = [typeof(TextField), typeof(LinesField), typeof(ChoiceField<>), typeof(AmountField), typeof(NumberField<>), typeof(DateField<>)];

    /// <summary>What is chosen there stands in the page's address.</summary>
    private static readonly string[] InAddress = ["FilterDay", "FundPage", "ReportControls"];

    /// <summary>What they are about can't change while they are typed into: it isn't there yet, or ends with what is sent.</summary>
    private static readonly string[] OfSomethingNew =
    [
        "InviteSheet", "NewApplicationPage", "NewDeferralPage", "NewAgreementPage", "HolidaysPage", "ColumnsForm", "ProposalsPage",
        "FoundBodyForm", "AddMemberForm", "PlanSessionForm", "AddResolutionForm", "ProposePage",
    ];

    /// <summary>A draft that comes back over something newer says so: every other form tells which state it is about, as the compiler demands.</summary>
    [Test]
    public void Those_of_something_new_alone_are_about_no_state() => Assert.That(
        Product.Files("src", ".razor").Where(x => x.Text.Contains("About=\"FormSubject.New\"", StringComparison.Ordinal)).Select(x => Path.GetFileNameWithoutExtension(x.Path)),
        Is.EquivalentTo(OfSomethingNew));

    /// <summary><c>@bind</c> makes a new handler at each drawing, and what was sent to the one before may be lost: fields and pages hear by a method. A form that is sent by its address needs no circuit.</summary>
    [Test]
    public void What_one_types_into_keeps_its_handler() => Assert.That(
        Product.Files("src", ".razor").Where(x => Regex.IsMatch(x.Text, "@bind[=:]")).Select(x => Path.GetFileNameWithoutExtension(x.Path)), Is.SubsetOf(InAddress));

    [Test]
    public void No_other_form_is_sent_by_a_circuit() =>
        Assert.That(Components.Ours.Where(x => x != typeof(Form) && Components.Parts(x).Contains(typeof(EditForm))), Is.Empty);

    /// <summary>What stands in one is kept in the clear, as the dossier will be: a password has no business there.</summary>
    [Test]
    public void No_password_stands_in_one()
    {
        var secret = Product.Files("src", ".razor").Where(x => Regex.IsMatch(x.Text, "type=\"password\"|autocomplete=\"(?:current|new)-password\"", RegexOptions.IgnoreCase))
            .Select(x => Path.GetFileNameWithoutExtension(x.Path)).ToHashSet();

        Assert.That(secret, Is.Not.Empty);
        Assert.That(Components.Ours.Where(x => Components.Parts(x).Contains(typeof(Form)) && Components.Within(x).Any(part => secret.Contains(part.Name))).Select(x => x.Name), Is.Empty);
    }

    /// <summary>A part with fields is in a form when it opens one itself, or puts them into a part that does, or everything that opens it is in one.</summary>
    [Test]
    public void Every_field_stands_in_one()
    {
        var parts = Components.Ours.ToDictionary(x => x, x => Components.Parts(x).ToHashSet());
        var outside = parts.Where(x => x.Value.Overlaps(Fields) && !IsInForm(x.Key, [])).Select(x => x.Key.Name);

        Assert.That(outside, Is.EquivalentTo(InAddress));
        Assert.That(parts.Count(x => x.Value.Contains(typeof(Form))), Is.GreaterThanOrEqualTo(22));

        bool IsInForm(Type part, HashSet<Type> asked)
        {
            if (parts[part].Any(x => x == typeof(Form) || (parts.TryGetValue(x, out var within) && within.Contains(typeof(Form))))) return true;
            var openers = parts.Where(x => x.Value.Contains(part)).Select(x => x.Key).ToList();
            return openers.Count > 0 && asked.Add(part) && openers.TrueForAll(x => IsInForm(x, asked));
        }
    }
}
