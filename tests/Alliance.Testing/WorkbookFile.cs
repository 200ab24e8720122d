using System.IO.Compression;
using System.Text;

namespace Alliance.Testing;

/// <summary>A workbook written part by part, so that it can be one that no spreadsheet would write.</summary>
public sealed class WorkbookFile
{
    /// <summary>The namespace of all parts of a workbook.</summary>
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly List<(string Name, string State, string Xml)> _sheets = [];
    private readonly List<(string Name, Action<Stream> Write)> _parts = [];

    /// <summary>Days are counted from 1904, as Macintoshes did.</summary>
    public bool Is1904 { get; init; }

    /// <summary>Format of style 1; style 0 is none.</summary>
    public string? DayFormat { get; init; } = "dd/mm/yyyy";

    /// <summary>What stands within <c>sst</c>; without it there is no such part.</summary>
    public string? SharedTexts { get; init; }

    /// <summary>Adds a sheet.</summary>
    /// <param name="rows">What stands within <c>sheetData</c>.</param>
    public WorkbookFile Sheet(string rows, string name = "Feuil1", string state = "visible")
    {
        _sheets.Add((name, state, $"""<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{Main}"><sheetData>{rows}</sheetData></worksheet>"""));
        return this;
    }

    /// <summary>Adds any other part.</summary>
    public WorkbookFile Part(string name, Action<Stream> write)
    {
        _parts.Add((name, write));
        return this;
    }

    /// <summary>Texts inline, numbers bare, days as numbers of style 1.</summary>
    public static string Row(int number, params object?[] cells) => $"<row r=\"{number}\">{string.Concat(cells.Index().Select(x => Cell($"{(char)('A' + x.Index)}{number}", x.Item)))}</row>";

    /// <summary>The workbook as it would be uploaded.</summary>
    public byte[] Bytes()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>""");
            Add(archive, "_rels/.rels", Relations(("rId1", "officeDocument", "xl/workbook.xml")));
            Add(archive, "xl/workbook.xml", $"""
                <workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr{(Is1904 ? " date1904=\"1\"" : "")}/><sheets>
                {string.Concat(_sheets.Index().Select(x => $"""<sheet name="{x.Item.Name}" sheetId="{x.Index + 1}" state="{x.Item.State}" r:id="rId{x.Index + 10}"/>"""))}</sheets></workbook>
                """);
            Add(archive, "xl/_rels/workbook.xml.rels", Relations([
                ("rId1", "styles", "styles.xml"), ("rId2", "sharedStrings", "sharedStrings.xml"), .. _sheets.Index().Select(x => ($"rId{x.Index + 10}", "worksheet", $"worksheets/sheet{x.Index + 1}.xml"))]));
            Add(archive, "xl/styles.xml", $"""
                <styleSheet xmlns="{Main}"><numFmts><numFmt numFmtId="164" formatCode="{DayFormat ?? "General"}"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>
                """);
            if (SharedTexts is not null) Add(archive, "xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{SharedTexts}</sst>""");
            foreach (var (sheet, index) in _sheets.Select((x, i) => (x, i))) Add(archive, $"xl/worksheets/sheet{index + 1}.xml", sheet.Xml);
            foreach (var (name, write) in _parts)
            {
                using var part = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                write(part);
            }
        }

        return file.ToArray();
    }

    private static string Cell(string at, object? value) => value switch
    {
        null => "",
        DateTime day => $"""<c r="{at}" s="1"><v>{day.ToOADate().ToString(System.Globalization.CultureInfo.InvariantCulture)}</v></c>""",
        string text => $"""<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>""",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""<c r="{at}"><v>{value}</v></c>"""),
    };

    private static string Relations(params (string Id, string Type, string Target)[] relations) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(relations.Select(x => $"""<Relationship Id="{x.Id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{x.Type}" Target="{x.Target}"/>"""))}</Relationships>""";

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var part = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }
}
