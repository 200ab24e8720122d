using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Alliance.Kernel;
using Alliance.Ui;

namespace Alliance.Schemes;

/// <summary>A free text that names a number which the conditions had and no longer have: "34 ans" where the rule says 39.</summary>
/// <param name="Place">Which text, in which language: <c>text.fr</c>, <c>documents.2.ar</c>.</param>
/// <param name="Named">As it is written there.</param>
public sealed partial record StaleText(string Place, string Named)
{
    private static readonly (string Word, decimal Times)[] Multiples =
        [("million", 1_000_000), ("mdh", 1_000_000), ("مليون", 1_000_000), ("ملايين", 1_000_000), ("mille", 1_000), ("thousand", 1_000), ("ألف", 1_000), ("آلاف", 1_000)];

    /// <param name="merged">As it holds now.</param>
    /// <param name="national">As it stands in the national file.</param>
    /// <param name="remembered">Values of conditions that were replaced, as files write them.</param>
    internal static ImmutableArray<StaleText> In(Scheme merged, Scheme national, IEnumerable<string> remembered)
    {
        var now = Numbers(merged.Rule).ToHashSet();
        var gone = Numbers(national.Rule).Concat(remembered.Select(Read).OfType<decimal>()).Where(x => !now.Contains(x)).ToHashSet();
        return gone.Count == 0 ? [] : [.. from text in Texts(merged) from named in NumbersIn(text.Words) where gone.Contains(named.Number) select new StaleText(text.Place, named.Written)];
    }

    /// <summary>The numbers of a rule as people write them: years, months, jobs, dirhams, percent.</summary>
    private static IEnumerable<decimal> Numbers(Rule rule) => rule.Requirements().SelectMany<Requirement, decimal>(one => one switch
    {
        Within { Fact: Fact.Day } => [],
        Within within => new[] { within.Low, within.High }.OfType<Bound>().Select(x => within.Fact.Type() is FactType.Money ? new Money(x.At).InDirhams : x.At),
        Share share => [share.Percent],
        _ => [],
    });

    private static decimal? Read(string written) =>
        decimal.TryParse(written.TrimEnd('%', ' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IEnumerable<(string Written, decimal Number)> NumbersIn(string words)
    {
        foreach (Match match in Figures().Matches(words))
        {
            var figures = string.Concat(match.Groups["figures"].Value.Where(x => !char.IsWhiteSpace(x)).Select(x => char.IsDigit(x) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(x)) : '.'));
            var thousands = ThousandsByPoint().IsMatch(figures);
            if (!decimal.TryParse(thousands ? figures.Replace(".", "", StringComparison.Ordinal) : figures, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) continue;
            var times = Multiples.FirstOrDefault(x => match.Groups["unit"].Value.StartsWith(x.Word, StringComparison.OrdinalIgnoreCase)).Times;
            yield return (match.Value.Trim(), times == 0 ? number : number * times);
        }
    }

    private static IEnumerable<(string Place, string Words)> Texts(Scheme scheme)
    {
        var texts = new List<(string Place, LocalText Text)> { ("name", scheme.Name), ("text", scheme.Text), ("bearer", scheme.Bearer), ("contact.name", scheme.Contact.Name) };
        texts.AddRange(scheme.Documents.Select((x, at) => ($"documents.{at + 1}", x)));
        texts.AddRange(scheme.Rates.Select((x, at) => ($"rates.{at + 1}.note", x.Note)).Where(x => x.Note is not null).Select(x => (x.Item1, x.Note!)));
        return from text in texts from culture in Cultures.All select ($"{text.Place}.{culture.Name}", text.Text.In(culture));
    }

    /// <summary>Figures of any script with their separators, and the word after them.</summary>
    [GeneratedRegex(@"(?<figures>\d+(?:[.,\u066B\u066C\u00A0\u202F ]\d+)*)[\s\u00A0\u202F]?(?<unit>\p{L}*)", RegexOptions.NonBacktracking)]
    private static partial Regex Figures();

    [GeneratedRegex(@"^\d{1,3}(?:\.\d{3})+\z", RegexOptions.NonBacktracking)]
    private static partial Regex ThousandsByPoint();
}
