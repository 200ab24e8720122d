using System.Text.RegularExpressions;
using Alliance.Ui;

namespace Alliance.Architecture.Tests;

/// <summary>A term of the trade that heads a column, a row or a fact explains itself where it stands: nobody has to know where the glossary is.</summary>
public sealed partial class ExplainedTerms
{
    /// <summary>Those that a reader can't be expected to know; dossier, platform or borrower are plain words.</summary>
    private static readonly GlossaryTerm[] OfTheTrade =
    [
        Glossary.Outstanding, Glossary.DaysLate, Glossary.Grace, Glossary.Deferral, Glossary.Rescheduling, Glossary.Mandate, Glossary.WriteOff, Glossary.Recovery, Glossary.ValueDate,
        Glossary.Available, Glossary.Committed, Glossary.Ageing, Glossary.Leverage,
    ];

    private static readonly HashSet<string> Names = [.. OfTheTrade.Select(x => Plain(NameOf(x)))];

    /// <summary>What texts say in French, by their keys; a key says the same in every set.</summary>
    private static readonly ILookup<string, string> French = Product.Files("src", "Text.resx").Where(x => !x.Path.Contains(".ar.", StringComparison.Ordinal) && !x.Path.Contains(".en.", StringComparison.Ordinal))
        .SelectMany(x => Data().Matches(x.Text)).ToLookup(x => System.Net.WebUtility.HtmlDecode(x.Groups[1].Value), x => System.Net.WebUtility.HtmlDecode(x.Groups[2].Value), StringComparer.Ordinal);

    [Test]
    public void Are_explained_where_they_head_something()
    {
        var silent =
            from page in Product.Files("src", ".razor")
            from heading in Headings().Matches(page.Text)
            where !heading.Value.Contains("Term=", StringComparison.Ordinal) && !heading.Value.Contains("Definition=", StringComparison.Ordinal)
            let key = heading.Groups["key"].Value
            where French[key].Any(x => Names.Contains(Plain(x)))
            select $"{page.Path}: {key}";

        Assert.That(silent, Is.Empty);
    }

    /// <summary>Else the test above would see nothing.</summary>
    [Test]
    public void Are_recognised_by_their_words() => Assert.That(French["Days late"].Select(Plain), Is.Not.Empty.And.All.EqualTo(Plain(NameOf(Glossary.DaysLate))));

    private static string NameOf(GlossaryTerm term) =>
        (term.Indicator is null ? TextSet.Of(typeof(GlossaryText)).Find($"term.{term.Code}", Cultures.French) : TextSet.Of(typeof(IndicatorText)).Find($"indicator.{term.Code}", Cultures.French))!;

    /// <summary>Without a unit behind it, in one number.</summary>
    private static string Plain(string name) => Ends().Replace(Unit().Replace(name, "").Trim().ToLowerInvariant(), "");

    [GeneratedRegex("""<data name="([^"]+)"[^>]*><value>([^<]*)</value>""")]
    private static partial Regex Data();

    [GeneratedRegex("""<th scope="(?:col|row)"[^>]*>@text\["(?<key>[^"]+)"\]</th>|<ListColumn [^>]*?Title="@text\["(?<key>[^"]+)"\]"[^>]*>|<dt>@text\["(?<key>[^"]+)"\]</dt>|<FigureCard [^>]*?Label="@text\["(?<key>[^"]+)"\]"[^>]*>""")]
    private static partial Regex Headings();

    [GeneratedRegex(@"\((DH|MDH)\)$")]
    private static partial Regex Unit();

    [GeneratedRegex(@"s\b")]
    private static partial Regex Ends();
}
