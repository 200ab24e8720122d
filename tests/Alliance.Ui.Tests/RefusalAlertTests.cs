using Alliance.Kernel;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Alliance.Ui.Tests;

public sealed class RefusalAlertTests
{
    [Test]
    public void A_refusal_is_said_in_the_modules_words_with_its_amounts_and_days() =>
        Assert.That(
            Said(new RefusedException("loan.overpaid", "More than owed.", Money.Dirhams(1_389), new DateOnly(2023, 6, 30)), ("loan.overpaid", "Il reste {0} au {1}.")),
            Is.EqualTo("Il reste 1\u202F389,00\u202FDH au 30 juin 2023."));

    [Test]
    public void What_the_module_has_no_words_for_is_said_in_the_shared_ones() =>
        Assert.That(Said(new RefusedException("money.fraction-of-centime", "x")), Is.EqualTo("Un montant a deux décimales au plus."));

    [Test]
    public void An_unknown_refusal_names_its_code() =>
        Assert.That(Said(new RefusedException("loan.unheard-of", "x")), Does.Contain("loan.unheard-of"));

    [Test]
    public void A_missing_permission_is_no_english_exception() =>
        Assert.That(Said(new NotAllowedException("loans.disburse")), Is.EqualTo("Votre rôle ne permet pas cette action."));

    [Test]
    public void Bugs_are_not_refusals()
    {
        Assert.That(new InvalidOperationException().IsRefusal(), Is.False);
        Assert.That(new RefusedException("a", "b").IsRefusal(), Is.True);
    }

    private static string Said(Exception refusal, params (string Key, string Text)[] texts)
    {
        using var page = new Page();
        return page.Render<RefusalAlert>(x => x.Add(y => y.Refusal, refusal).Add(y => y.Text, new Texts(texts))).Find("[role=alert]").TextContent;
    }

    /// <summary>The texts of some module, below those that all share.</summary>
    private sealed class Texts((string Key, string Text)[] texts) : IStringLocalizer
    {
        private static readonly TextLocalizer<UiText> Shared = new();

        public LocalizedString this[string name] => texts.FirstOrDefault(x => x.Key == name) is { Text: { } text } ? new(name, text) : Shared[name];

        public LocalizedString this[string name, params object[] arguments] => new(name, string.Format(Cultures.French, this[name], arguments));

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}
