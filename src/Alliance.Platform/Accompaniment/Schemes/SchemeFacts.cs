using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Schemes;

namespace Alliance.Platform.Accompaniment.Schemes;

/// <summary>What stands beside a scheme's text, on its page and its sheet: kind, amounts, rates, audience, territory, steps and days.</summary>
internal static class SchemeFacts
{
    public static List<(string Key, string Value)> Of(Scheme scheme, SchemeWords said, CultureInfo culture)
    {
        var words = new DocumentWords(typeof(AccompanimentText), culture);
        List<(string, string)> facts = [(words["What it is"], Kind(scheme.Kind, said))];
        if (Amount(scheme.Least, scheme.Most, said) is { } amount) facts.Add((words["Amount"], amount));
        foreach (var rate in scheme.Rates) facts.Add((words["Rate"], rate.Note is { } note ? $"{said.Percent(rate.Percent)} {note.In(culture)}" : said.Percent(rate.Percent)));
        facts.Add((words["For whom"], string.Join(Comma(culture), scheme.Audiences.Select(x => said["audience." + x]))));
        facts.Add((words["Where"], scheme.Territory.IsEmpty ? said["whole-country"] : string.Join(Comma(culture), scheme.Territory.Select(x => Places.Name(x, culture)))));
        facts.Add((words["At which step"], string.Join(Comma(culture), scheme.Steps.Select(x => said["step." + x]))));
        if (scheme.Opens is { } opens) facts.Add((words["Opens on"], said.Day(opens)));
        if (scheme.Closes is { } closes) facts.Add((words["Last day"], said.Day(closes)));
        return facts;
    }

    public static string Kind(SchemeKind kind, SchemeWords said) => said["scheme-kind." + KebabCase.Of(kind)];

    /// <summary><c>jusqu’à 100 000 DH</c>; null where it gives no amount.</summary>
    public static string? Amount(Money? least, Money? most, SchemeWords said) => (least, most) switch
    {
        ({ } from, { } to) => said["amount.from-to", said.Amount(from), said.Amount(to)],
        (null, { } to) => said["amount.up-to", said.Amount(to)],
        ({ } from, null) => said["amount.from", said.Amount(from)],
        _ => null,
    };

    private static string Comma(CultureInfo culture) => culture.TwoLetterISOLanguageName is "ar" ? "، " : ", ";
}
