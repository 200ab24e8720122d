using System.Buffers;
using System.Text;

namespace Alliance.Ui;

/// <summary>The spaces of French typography, put where a text is read: texts are written with plain ones, which anybody can type, and no sign stands alone at the beginning of a line.</summary>
/// <remarks>A space that doesn't break before a colon and within « guillemets », a narrow one before <c>; ? !</c>. What has no space before it, such as 10:30 or https://, is left as it is.</remarks>
internal static class FrenchSpaces
{
    private const char NoBreak = '\u00A0';
    private const char Narrow = '\u202F';

    private static readonly SearchValues<char> Signs = SearchValues.Create(":;?!«»");

    public static string In(string text)
    {
        if (!text.AsSpan().ContainsAny(Signs)) return text;

        var set = new StringBuilder(text);
        for (var at = 0; at < set.Length; at++)
        {
            if (set[at] != ' ') continue;
            var (before, after) = (at > 0 ? set[at - 1] : ' ', at + 1 < set.Length ? set[at + 1] : ' ');
            if (before is '«' || after is ':' or '»') set[at] = NoBreak;
            else if (after is ';' or '?' or '!') set[at] = Narrow;
        }

        return set.ToString();
    }
}
