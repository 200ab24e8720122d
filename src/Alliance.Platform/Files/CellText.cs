using System.Globalization;
using System.Text;
using Alliance.Kernel;

namespace Alliance.Platform.Files;

/// <summary>A cell's text as its author saw it: without invisible marks of direction, control characters and the guards by which exports keep a spreadsheet from reading a number.</summary>
internal static class CellText
{
    private const int ZeroWidthNonJoiner = 0x200C;

    /// <summary><c>="000123"</c> and <c>'000123</c> give <c>000123</c>; line feeds become spaces.</summary>
    public static string Clean(string text)
    {
        var seen = text.AsSpan().ContainsAnyExceptInRange(' ', '~') ? Visible(text) : text;
        var trimmed = seen.Trim();
        return Unguarded(trimmed);
    }

    /// <summary>Trimmed; null where nothing stands.</summary>
    public static string? OrNull(string? text) => TypedText.IsBlank(text) ? null : text.Trim();

    private static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(character))
            {
                case UnicodeCategory.Control:
                    if (character is '\n' or '\t') visible.Append(' ');
                    break;
                case UnicodeCategory.Format when character != ZeroWidthNonJoiner:
                    break; // marks of direction, soft hyphens, byte order marks
                default:
                    visible.Append(character);
                    break;
            }
        }

        return visible.ToString();
    }

    private static string Unguarded(string text) => text switch
    {
        ['=', '"', .. var inside, '"'] => inside.Replace("\"\"", "\"", StringComparison.Ordinal).Trim(),
        ['\'', (>= '0' and <= '9') or '=' or '+' or '-' or '@', ..] => text[1..],
        _ => text,
    };
}
