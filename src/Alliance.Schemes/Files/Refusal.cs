using Alliance.Kernel;
using Alliance.Ui;

namespace Alliance.Schemes;

/// <summary>The one way in which a file is refused: with its line and the reason.</summary>
internal static class Refusal
{
    /// <param name="line">From 1; 0 for the whole file.</param>
    /// <param name="code">Key of its sentence, which fills in the line and these values.</param>
    /// <param name="values">What was written, and what may have been meant.</param>
    public static RefusedException At(int line, string code, params object[] values)
    {
        object[] all = [line, .. values];
        return new(code, TextSet.Of(typeof(SchemesText)).Say(code, Cultures.English, all), all);
    }

    /// <summary>Of names, the one written most alike: "own-fund" is meant for "own-funds".</summary>
    public static string Nearest(string written, IEnumerable<string> names) =>
        names.MinBy(x => Distance(Cut(written), x)) ?? "";

    /// <summary>What a file says, short enough for a sentence.</summary>
    public static string Cut(string written) => written.Length <= 40 ? written : written[..40] + "…";

    /// <summary>Letters to change, add or leave out (Levenshtein).</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var (corner, _) = (row[0], row[0] = i);
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = corner + (from[i - 1] == to[j - 1] ? 0 : 1);
                corner = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
