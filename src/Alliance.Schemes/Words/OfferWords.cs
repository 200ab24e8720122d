using Alliance.Kernel;

namespace Alliance.Schemes;

/// <summary>Says what a scheme gives, to whom, where and when: what stands beside its text.</summary>
public static class OfferWords
{
    /// <summary>Credit, guarantee and so on.</summary>
    public static string Kind(this SchemeWords words, SchemeKind kind)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words[$"scheme-kind.{SchemeLists.Kinds[(int)kind]}"];
    }

    /// <summary><c>jusqu’à 100 000 DH</c>; null where it gives no amount.</summary>
    public static string? Amounts(this SchemeWords words, Money? least, Money? most)
    {
        ArgumentNullException.ThrowIfNull(words);
        return (least, most) switch
        {
            ({ } from, { } to) => words["amount.from-to", words.Amount(from), words.Amount(to)],
            (null, { } to) => words["amount.up-to", words.Amount(to)],
            ({ } from, null) => words["amount.from", words.Amount(from)],
            _ => null,
        };
    }

    /// <summary><c>1,75 % taux d’intérêt, en milieu rural</c>.</summary>
    public static string Rate(this SchemeWords words, Rate rate)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(rate);
        return rate.Note is { } note ? $"{words.Percent(rate.Percent)} {note.In(words.Culture)}" : words.Percent(rate.Percent);
    }

    /// <summary>For whom it is meant.</summary>
    public static string Audiences(this SchemeWords words, Scheme scheme)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(scheme);
        return words.Listed(scheme.Audiences.Select(x => words[$"audience.{x}"]));
    }

    /// <summary>At which steps of a project.</summary>
    public static string Steps(this SchemeWords words, Scheme scheme)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(scheme);
        return words.Listed(scheme.Steps.Select(x => words[$"step.{x}"]));
    }

    /// <summary>In which regions and provinces.</summary>
    public static string Territory(this SchemeWords words, Scheme scheme)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(scheme);
        return scheme.Territory.IsEmpty ? words["whole-country"] : words.Listed(scheme.Territory.Select(x => Places.Name(x, words.Culture)));
    }

    private static string Listed(this SchemeWords words, IEnumerable<string> all) =>
        string.Join(words.Culture.TwoLetterISOLanguageName is "ar" ? "، " : ", ", all);
}
