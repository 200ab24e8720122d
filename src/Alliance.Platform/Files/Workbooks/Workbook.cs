using System.IO.Compression;
using System.Xml;

namespace Alliance.Platform.Files.Workbooks;

/// <summary>A workbook (XLSX), read part by part as a stream. A library would enumerate to whatever row number the file states, hold a cell of any length, and take days of 1904 for days of 1900.</summary>
/// <param name="Sheets">The visible ones, in their order.</param>
internal sealed record Workbook(IReadOnlyList<TableSheet> Sheets)
{
    /// <exception cref="UnreadableException"><c>bad-xlsx</c>, <c>too-large-unpacked</c>, <c>save-as-xlsx</c>, <c>unpack-first</c>; also thrown while rows are enumerated.</exception>
    public static Workbook Open(byte[] file, Reading reading) => Guarded(() =>
    {
        var parts = new WorkbookParts(file, reading);
        var book = WorkbookPart.Read(parts, reading);
        var formats = new Lazy<NumberFormats>(() => NumberFormats.Read(parts, book.Styles, reading));
        var shared = new Lazy<SharedTexts>(() => SharedTexts.Read(parts, book.SharedTexts, reading));
        var sheets = book.Sheets.ConvertAll(x => new TableSheet(x.Name, Rows(() => new SheetReader(parts.Open(x.Part), shared, formats, book.DayZero, reading))) { DayZero = book.DayZero });
        return sheets.Count > 0 ? new Workbook(sheets) : throw WorkbookParts.Bad();
    });

    private static IEnumerable<TableRow> Rows(Func<SheetReader> open)
    {
        using var sheet = Guarded(open);
        while (Guarded(sheet.Next) is { } row) yield return row;
    }

    /// <summary>Whatever is wrong with the archive or its XML.</summary>
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception wrong) when (wrong is InvalidDataException or XmlException or IOException or NotSupportedException)
        {
            throw WorkbookParts.Bad();
        }
    }
}
