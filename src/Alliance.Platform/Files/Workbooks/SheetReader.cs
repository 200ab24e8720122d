using System.Globalization;
using System.Xml;

namespace Alliance.Platform.Files.Workbooks;

/// <summary>One sheet, row by row, as far as it is asked for. Rows and columns carry their own numbers and leave gaps, which cost nothing here.</summary>
internal sealed class SheetReader(XmlReader xml, Lazy<SharedTexts> shared, Lazy<NumberFormats> formats, DateTime dayZero, Reading reading) : IDisposable
{
    private const int MostColumns = 16_384;

    private int _line;
    private int _rows;

    /// <returns>Null behind the last row that says something.</returns>
    public TableRow? Next()
    {
        while (xml.Next(reading))
        {
            if (!xml.IsStart("row")) continue;
            _line = LineOf(xml.Attribute("r"));
            if (xml.IsEmptyElement || Row() is not { IsEmpty: false } row) continue;
            return ++_rows > reading.Limits.Rows + 100 ? throw reading.TooManyRows() : row;
        }

        return null;
    }

    public void Dispose() => xml.Dispose();

    private int LineOf(string? stated)
    {
        var line = _line + 1;
        var isNumber = stated is null || int.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out line);
        return isNumber && line > _line && line <= reading.Limits.RowNumber ? line : throw WorkbookParts.Bad();
    }

    private TableRow? Row()
    {
        var (cells, isTooWide, column, depth) = ((List<object?>?)null, false, -1, xml.Depth);
        while (xml.Next(reading) && xml.Depth > depth)
        {
            if (!xml.IsStart("c")) continue;
            column = ColumnOf(xml.Attribute("r")) ?? column + 1;
            if (column >= MostColumns) throw WorkbookParts.Bad();
            if (Cell() is not { } cell) continue;
            if (column >= reading.Limits.Columns) isTooWide = true;
            else Put(cells ??= [], column, cell);
        }

        return isTooWide ? new(_line, [], "wrong-number-of-columns") : cells is null ? null : new(_line, cells);
    }

    private static void Put(List<object?> cells, int column, object cell)
    {
        while (cells.Count <= column) cells.Add(null);
        cells[column] = cell;
    }

    /// <summary><c>AB7</c> is column 27, counted from 0.</summary>
    private static int? ColumnOf(string? reference)
    {
        if (reference is null) return null;
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetter)) column = Math.Min((column * 26) + char.ToUpperInvariant(letter) - 'A' + 1, MostColumns + 1);
        return column > 0 ? column - 1 : throw WorkbookParts.Bad();
    }

    private object? Cell()
    {
        var (type, style) = (xml.Attribute("t"), Whole(xml.Attribute("s")));
        string? text = null;
        if (xml.IsEmptyElement) return null;

        var depth = xml.Depth;
        while (xml.Next(reading) && xml.Depth > depth)
        {
            if (xml.IsStart("v") || xml.IsStart("is")) text = xml.Text(reading, without: "rPh");
            else if (xml.IsStart("f")) xml.PassOver(reading); // how it was computed
        }

        return text is null or "" ? null : Value(type, text, style);
    }

    private object? Value(string? type, string text, int style) => type switch
    {
        "s" => shared.Value[Whole(text)] is { Length: > 0 } known ? known : null,
        "inlineStr" or "str" or "e" => CellText.Clean(text) is { Length: > 0 } clean ? clean : null,
        "b" => text is "1" ? "TRUE" : "FALSE",
        "d" => text.Trim(), // a day in ISO 8601, read as any other text
        _ => Number(text, style),
    };

    private object Number(string text, int style)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) throw WorkbookParts.Bad();
        return formats.Value.IsDay(style) && SpreadsheetDays.Of(number, dayZero) is { } day ? day : number;
    }

    private static int Whole(string? text) => int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
