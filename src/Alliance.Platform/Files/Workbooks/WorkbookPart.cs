using System.Xml;

namespace Alliance.Platform.Files.Workbooks;

/// <summary>What a workbook says about itself: its sheets, which of them are hidden, where the texts and formats lie, and from which day it counts.</summary>
internal sealed record WorkbookPart(List<WorkbookPart.Sheet> Sheets, DateTime DayZero, string? Styles, string? SharedTexts)
{
    private const string Usual = "xl/workbook.xml";

    internal sealed record Sheet(string Name, string Part);

    private sealed record Relation(string Type, string Part);

    public static WorkbookPart Read(WorkbookParts parts, Reading reading)
    {
        var part = Relations(parts, "_rels/.rels", "", reading).Values.FirstOrDefault(x => x.Type is "officeDocument")?.Part ?? Usual;
        if (part.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)) throw FileKinds.SaveAsXlsx();

        var folder = part[..(part.LastIndexOf('/') + 1)];
        var relations = Relations(parts, $"{folder}_rels/{part[folder.Length..]}.rels", folder, reading);
        var (sheets, zero) = (new List<Sheet>(), SpreadsheetDays.Since1900);
        using var xml = parts.Open(part);
        while (xml.Next(reading))
        {
            if (xml.IsStart("workbookPr") && xml.Attribute("date1904") is "1" or "true") zero = SpreadsheetDays.Since1904;
            if (xml.IsStart("sheet") && IsVisible(xml) && relations.GetValueOrDefault(xml.Attribute("id") ?? "") is { Type: "worksheet" } sheet) sheets.Add(new(xml.Attribute("name") ?? "", sheet.Part));
        }

        return new(sheets, zero, PartOf("styles"), PartOf("sharedStrings"));

        string? PartOf(string type) => relations.Values.FirstOrDefault(x => x.Type == type)?.Part;
    }

    private static bool IsVisible(XmlReader sheet) => sheet.Attribute("state") is null or "visible";

    /// <summary>By key; the last word of a type, since strict and usual workbooks have other words before it.</summary>
    private static Dictionary<string, Relation> Relations(WorkbookParts parts, string part, string folder, Reading reading)
    {
        var relations = new Dictionary<string, Relation>(StringComparer.Ordinal);
        if (!parts.Has(part)) return relations;

        using var xml = parts.Open(part);
        while (xml.Next(reading))
        {
            if (!xml.IsStart("Relationship") || xml.Attribute("Id") is not { } id || xml.Attribute("Type") is not { } type || xml.Attribute("Target") is not { } target) continue;
            relations[id] = new(type[(type.LastIndexOf('/') + 1)..], target.StartsWith('/') ? target : folder + target);
        }

        return relations;
    }
}
