using CsvHelper;

namespace Alliance.Platform.Files;

/// <summary>A CSV file: encoding and separator are found by looking. Line feeds and separators in quotation marks belong to the cell.</summary>
internal static class CsvTable
{
    /// <summary>Lines beyond the limit that may hold something else: headings, balances.</summary>
    private const int Besides = 100;

    public static TableSheet Open(byte[] file, Reading reading)
    {
        var text = FileText.Of(file);
        var separator = CsvSeparator.Of(text, reading);
        return new(null, Rows(text, separator, reading));
    }

    /// <exception cref="UnreadableException"><c>not-text</c>, <c>too-many-lines</c>, <c>line-too-long</c>.</exception>
    public static IEnumerable<TableRow> Rows(FileText text, char separator, Reading reading)
    {
        var malformed = (CsvMalformedReason?)null;
        using var rows = CsvReader.Create(text.Bytes(), Options(text, separator, reading, x => malformed = x.Reason));
        for (var count = 1; Next(); count++)
        {
            if (count > reading.Limits.Rows + Besides) throw reading.TooManyRows();
            var row = Row(rows, separator, malformed, reading);
            if (!row.IsEmpty) yield return row;
        }

        bool Next()
        {
            malformed = null;
            reading.Step();
            try
            {
                return rows.Read();
            }
            catch (CsvFormatException)
            {
                throw new UnreadableException("line-too-long", "A line is too long, or a quotation mark is never closed.");
            }
        }
    }

    private static CsvReaderOptions Options(FileText text, char separator, Reading reading, Action<CsvMalformedRecord> onMalformed) => new()
    {
        HasHeader = false,
        Separator = separator,
        Encoding = text.Encoding,
        TrimWhitespace = true,
        MaxRecordSize = reading.Limits.RowBytes,
        MalformedData = CsvMalformedDataHandling.Recover,
        OnMalformedRecord = onMalformed,
        TrackLineNumbers = true,
    };

    private static TableRow Row(CsvReader row, char separator, CsvMalformedReason? malformed, Reading reading)
    {
        var line = (int)row.LineNumber;
        var isOpen = malformed is CsvMalformedReason.UnterminatedQuote || (malformed is not null && row.RawRecord.Contains((byte)'\n'));
        if (isOpen) return new(line, [], "quote-open");

        var most = reading.Limits.Columns;
        var cells = new string[Math.Min(row.FieldCount, most)];
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = row.GetString(i);
            if (cell.Contains('\0', StringComparison.Ordinal)) throw FileKinds.NotText();
            if (cell.Length > reading.Limits.CellCharacters) return new(line, [], "line-too-long");
            if (SwallowedRows(cell, separator)) return new(line, [], "quote-open");
            cells[i] = CellText.Clean(cell);
        }

        for (var i = most; i < row.FieldCount; i++)
            if (!row.GetSpan(i).IsEmpty) return new(line, [], "wrong-number-of-columns");
        return new(line, cells);
    }

    /// <summary>A quotation mark that opens on one line and happens to close many lines below hides movements in a label.</summary>
    private static bool SwallowedRows(string cell, char separator)
    {
        for (var end = cell.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = cell.IndexOf('\n', end + 1))
        {
            var next = cell.AsSpan(end + 1);
            var line = next.IndexOf('\n') is >= 0 and var length ? next[..length] : next;
            if (line.Count(separator) >= 2) return true;
        }

        return false;
    }
}
