using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Alliance.Platform.Files.Workbooks;

/// <summary>Which cells show a day: in a workbook a day is a number, and only the format of its cell tells.</summary>
internal sealed partial class NumberFormats
{
    private const int MostStyles = 100_000;

    /// <summary>Of days and years, also as German and French programs write them; months and minutes share a letter.</summary>
    private static readonly SearchValues<char> DayLetters = SearchValues.Create("dDyYjJaA");

    private readonly List<bool> _isDay = [];

    public static NumberFormats Read(WorkbookParts parts, string? part, Reading reading)
    {
        var formats = new NumberFormats();
        if (!parts.Has(part)) return formats;

        var (own, inCells) = (new Dictionary<int, bool>(), false);
        using var xml = parts.Open(part!);
        while (xml.Next(reading))
        {
            if (xml.LocalName is "cellXfs") inCells = xml.NodeType is System.Xml.XmlNodeType.Element && !xml.IsEmptyElement;
            else if (xml.IsStart("numFmt") && Number(xml.Attribute("numFmtId")) is { } id && own.Count < MostStyles) own[id] = ShowsDay(xml.Attribute("formatCode") ?? "");
            else if (inCells && xml.IsStart("xf") && formats._isDay.Count < MostStyles) formats._isDay.Add(Number(xml.Attribute("numFmtId")) is { } format && (own.TryGetValue(format, out var day) ? day : IsBuiltInDay(format)));
        }

        return formats;
    }

    public bool IsDay(int style) => style >= 0 && style < _isDay.Count && _isDay[style];

    /// <summary>Letters of days outside quotations, colours and escapes.</summary>
    public static bool ShowsDay(string code)
    {
        var letters = Plain().Replace(code.Length > 500 ? code[..500] : code, "");
        return letters.AsSpan().ContainsAny(DayLetters) && !code.Contains("General", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>ECMA-376, 18.8.30: 14 to 17 and 22; those of East Asia besides.</summary>
    private static bool IsBuiltInDay(int format) => format is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 58);

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex("""
        "[^"]*"|\\.|_.|\*.|\[[^\]]*\]|AM/PM|A/P
        """, RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
