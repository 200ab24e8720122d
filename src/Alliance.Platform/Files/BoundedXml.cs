using System.Text;
using System.Xml;

namespace Alliance.Platform.Files;

/// <summary>XML of somebody else: no document type, nothing fetched, and bounded in characters, depth, names, length of texts and steps.</summary>
internal static class BoundedXml
{
    public static XmlReader Open(TextReader text, Reading reading) => XmlReader.Create(new BoundedMarkup(text, reading), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        NameTable = new BoundedNames(reading.Limits.XmlNames),
        CloseInput = true,
    });

    /// <exception cref="UnreadableException"><c>too-deep</c>, <c>too-much-work</c>.</exception>
    public static bool Next(this XmlReader xml, Reading reading)
    {
        if (!xml.Read()) return false;
        reading.Step();
        return xml.Depth <= reading.Limits.Depth ? true : throw new UnreadableException("too-deep", "The XML is nested too deep.");
    }

    public static bool IsStart(this XmlReader xml, string name) => xml.NodeType is XmlNodeType.Element && xml.LocalName == name;

    /// <summary>The element's attribute, whatever its namespace.</summary>
    public static string? Attribute(this XmlReader xml, string name)
    {
        string? value = null;
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
            if (xml.LocalName == name && !xml.Name.StartsWith("xmlns", StringComparison.Ordinal)) value = xml.Value;
        xml.MoveToElement();
        return value;
    }

    /// <summary>All text of the element that the reader stands on, apart from the named child; afterwards it stands on its end.</summary>
    /// <exception cref="UnreadableException"><c>cell-too-long</c>.</exception>
    public static string Text(this XmlReader xml, Reading reading, string? without = null)
    {
        if (xml.IsEmptyElement) return "";

        var (first, more, depth, hidden) = ("", (StringBuilder?)null, xml.Depth, (int?)null); // most texts are one piece
        while (xml.Next(reading) && xml.Depth > depth)
        {
            if (hidden is { } from && xml.Depth <= from) hidden = null;
            if (hidden is null && without is not null && xml.IsStart(without) && !xml.IsEmptyElement) hidden = xml.Depth;
            if (hidden is not null || xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)) continue;
            if (first.Length == 0) first = xml.Value;
            else (more ??= new StringBuilder(first)).Append(xml.Value);
            if ((more?.Length ?? first.Length) > reading.Limits.CellCharacters) throw new UnreadableException("cell-too-long", "A text is too long.");
        }

        return more?.ToString() ?? first;
    }

    /// <summary>To the end of the element that the reader stands on.</summary>
    public static void PassOver(this XmlReader xml, Reading reading)
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        while (xml.Next(reading) && xml.Depth > depth)
        {
        }
    }
}
