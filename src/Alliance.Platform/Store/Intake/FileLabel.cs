using System.Globalization;
using System.Text;
using Alliance.Kernel;

namespace Alliance.Platform.Store.Intake;

/// <summary>What a file is called: the last part of what it came under, in whatever script, made safe for every file system, with the ending of what it is.</summary>
internal static class FileLabel
{
    public const int Longest = 120;

    /// <summary>In UTF-8, without the ending: file systems take 255 bytes.</summary>
    private const int MostBytes = 200;

    private const string Refused = "/\\:*?\"<>|%";

    private static readonly string[] Endings = [".pdf", ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".heic", ".heif"];

    /// <summary>Names that Windows keeps for devices.</summary>
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(x => new[] { $"COM{x}", $"LPT{x}" })];

    /// <param name="otherwise">Where nothing of it can be read.</param>
    public static string Of(string? name, StoredForm form, string otherwise = "document")
    {
        var last = name is null ? "" : name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var seen = string.Concat(TypedText.Clean(last).Select(x => Refused.Contains(x, StringComparison.Ordinal) ? '-' : x));
        while (Array.Find(Endings, x => seen.EndsWith(x, StringComparison.OrdinalIgnoreCase)) is { } ending) seen = seen[..^ending.Length];
        var label = Cut(seen.Trim(' ', '.'), Longest - 4).Trim(' ', '.');
        if (TypedText.IsBlank(label)) label = otherwise;
        if (Array.Exists(Devices, x => label.Split('.')[0].Trim().Equals(x, StringComparison.OrdinalIgnoreCase))) label = "_" + label;
        return label + form.Ending();
    }

    /// <summary>Between signs as people see them, not within one.</summary>
    private static string Cut(string text, int most)
    {
        var (cut, bytes) = (new StringBuilder(), 0);
        foreach (var sign in Signs(text))
        {
            bytes += Encoding.UTF8.GetByteCount(sign);
            if (cut.Length + sign.Length > most || bytes > MostBytes) break;
            cut.Append(sign);
        }

        return cut.ToString();
    }

    private static IEnumerable<string> Signs(string text)
    {
        for (var signs = StringInfo.GetTextElementEnumerator(text); signs.MoveNext();) yield return signs.GetTextElement();
    }
}
