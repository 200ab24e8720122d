using System.Collections.Immutable;
using System.Globalization;
using Alliance.Kernel;

namespace Alliance.Schemes;

/// <summary>What a scheme gives.</summary>
public enum SchemeKind
{
    /// <summary>Money to be paid back.</summary>
    Credit,

    /// <summary>The bank's risk is shared.</summary>
    Guarantee,

    /// <summary>Money not to be paid back.</summary>
    Grant,

    /// <summary>Counsel.</summary>
    Advice,

    /// <summary>Courses.</summary>
    Training,

    /// <summary>Taxes or contributions that needn't be paid.</summary>
    Exemption,
}

/// <summary>A text in the three languages of the product.</summary>
/// <param name="French">The neutral one.</param>
/// <param name="Arabic">From right to left.</param>
/// <param name="English">For partners.</param>
public sealed record LocalText(string French, string Arabic, string English)
{
    /// <summary>In a language.</summary>
    public string In(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.TwoLetterISOLanguageName switch { "ar" => Arabic, "en" => English, _ => French };
    }
}

/// <summary>What the scheme charges or covers.</summary>
/// <param name="Percent">2 for 2 %.</param>
/// <param name="Note">For whom, or of what; null where it goes without saying.</param>
public sealed record Rate(decimal Percent, LocalText? Note);

/// <summary>Where one asks for it.</summary>
/// <param name="Name">The office.</param>
/// <param name="Phone">As it is dialled in Morocco.</param>
/// <param name="Email">Address.</param>
/// <param name="Url">Page of the bearer.</param>
public sealed record Contact(LocalText Name, string? Phone, string? Email, Uri? Url);

/// <summary>Where the terms were read.</summary>
/// <param name="Title">Of the page or text.</param>
/// <param name="Url">Its address.</param>
/// <param name="Checked">The day somebody last compared the scheme with it.</param>
public sealed record Source(string Title, Uri Url, DateOnly Checked);

/// <summary>A scheme to refer people to: data that a platform edits, never code (DOMAIN §7, §10).</summary>
public sealed class Scheme
{
    /// <summary>Names it in addresses and files.</summary>
    public required string Code { get; init; }

    /// <summary>What people call it.</summary>
    public required LocalText Name { get; init; }

    /// <summary>What it is, in a few sentences.</summary>
    public required LocalText Text { get; init; }

    /// <summary>Who bears it.</summary>
    public required LocalText Bearer { get; init; }

    /// <summary>What it gives.</summary>
    public required SchemeKind Kind { get; init; }

    /// <summary>The least that it gives; null where it has none.</summary>
    public Money? Least { get; init; }

    /// <summary>The most that it gives; null where it has none, or it gives no money.</summary>
    public Money? Most { get; init; }

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<Rate> Rates { get; init; } = [];

    /// <summary>For whom it is meant: codes of <see cref="SchemeLists.Audiences"/>.</summary>
    public ImmutableArray<string> Audiences { get; init; } = [];

    /// <summary>Codes of regions and provinces; empty for the whole country.</summary>
    public ImmutableArray<string> Territory { get; init; } = [];

    /// <summary>At which steps of a project: codes of <see cref="SchemeLists.Steps"/>.</summary>
    public ImmutableArray<string> Steps { get; init; } = [];

    /// <summary>The first good day; null where it is open already.</summary>
    public DateOnly? Opens { get; init; }

    /// <summary>The last good day; null where no end is known.</summary>
    public DateOnly? Closes { get; init; }

    /// <summary>What the bearer asks to see.</summary>
    public ImmutableArray<LocalText> Documents { get; init; } = [];

    /// <summary>Where one asks for it.</summary>
    public required Contact Contact { get; init; }

    /// <summary>Where the terms were read, and when.</summary>
    public required Source Source { get; init; }

    /// <summary>Whether the platform has still to check the terms before it relies on them.</summary>
    public bool ToBeChecked { get; init; }

    /// <summary>As declared; null where it asks nothing.</summary>
    public Condition? Conditions { get; init; }

    /// <summary>All that it asks, with its days and its territory: the one rule behind sentence, questions, answer and test cases.</summary>
    public AllOf Rule => field ??= AllOf.Of(Asked());

    /// <summary>What it asks of who asks: the rule without its days.</summary>
    public AllOf Conditioned => field ??= new([.. Rule.Parts.Where(x => x is not Within { Fact: Fact.Day })]);

    private IEnumerable<Rule> Asked()
    {
        if (Opens is { } opens) yield return new Within(Fact.Day, new(opens.DayNumber, Included: true), null);
        if (Closes is { } closes) yield return new Within(Fact.Day, null, new(closes.DayNumber, Included: true));
        if (!Territory.IsEmpty) yield return new Among(Fact.Province, Territory, Inside: true);
        if (Conditions is not null) yield return Conditions.Meaning();
    }
}
