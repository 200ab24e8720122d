using System.Text;
using System.Text.RegularExpressions;

namespace Alliance.Platform.Files.Iso20022;

/// <summary>The characters of an XML file, in the encoding of its mark, else of its declaration, else of its bytes.</summary>
internal static partial class IsoText
{
    private const int LongestDeclaration = 200;

    /// <exception cref="UnreadableException"><c>unknown-encoding</c>.</exception>
    public static StreamReader Open(byte[] file)
    {
        var text = FileText.Of(file);
        var isSaid = text.Start > 0 || text.Encoding is UnicodeEncoding;
        return (isSaid || Declared(file) is not { } name ? text : text with { Encoding = Named(name) ?? text.Encoding }).Open();
    }

    private static string? Declared(byte[] file)
    {
        var head = Encoding.Latin1.GetString(file, 0, Math.Min(LongestDeclaration, file.Length));
        return Declaration().Match(head) is { Success: true } declared ? declared.Groups["encoding"].Value : null;
    }

    /// <summary>Null for UTF-8, which the bytes have to confirm, and for wider ones, which they have refuted.</summary>
    private static Encoding? Named(string name)
    {
        if (name.StartsWith("utf-", StringComparison.OrdinalIgnoreCase)) return null;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            throw new UnreadableException("unknown-encoding", "The file declares an encoding that nobody knows here.", name);
        }
    }

    [GeneratedRegex("""^\s*<\?xml[^>]*?\sencoding\s*=\s*["'](?<encoding>[A-Za-z0-9._:-]{1,40})["']""", RegexOptions.NonBacktracking)]
    private static partial Regex Declaration();
}
