using System.Text;
using Alliance.Kernel;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Rows of a CSV file: separator and encoding are found out, and no more is read than is asked for.</summary>
internal static class CsvRows
{
    private static readonly char[] Separators = [';', '\t', ','];

    /// <exception cref="RefusedException"><c>statement.not-text</c>, <c>statement.no-header</c>.</exception>
    public static StatementTable Table(byte[] file)
    {
        var text = Decode(file);
        if (text.Contains('\0', StringComparison.Ordinal)) throw new RefusedException("statement.not-text", "The file is neither CSV nor XLSX nor XML.");

        var separator = Separators.MaxBy(x => StatementTable.FindHeader(Rows(text, x))?.Cells.Count ?? 0); // the first of equals
        return new(StatementFormat.Csv, Rows(text, separator));
    }

    private static string Decode(byte[] file)
    {
        if (file is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(file).TrimStart('\uFEFF'); // "Unicode text" of spreadsheets
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(file); // what banks still write
        }
    }

    /// <summary>Cells may be quoted, and hold separators, quotes and line feeds then.</summary>
    private static IEnumerable<TableRow> Rows(string text, char separator)
    {
        var (cells, cell, quoted, line, begun) = (new List<object?>(), new StringBuilder(), false, 1, 1);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character == '\n') line++;
            if (quoted)
            {
                if (character != '"') cell.Append(character);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
                else quoted = false;
            }
            else if (character == '"' && string.IsNullOrWhiteSpace(cell.ToString())) (quoted, cell) = (true, cell.Clear());
            else if (character == separator) End();
            else if (character == '\n')
            {
                End();
                yield return Row();
                (cells, begun) = ([], line);
            }
            else if (character != '\r') cell.Append(character);
        }

        if (cells.Count == 0 && cell.Length == 0 && !quoted) yield break;
        End();
        yield return quoted ? new(begun, cells, "statement.quote-open") : Row();

        void End()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }

        TableRow Row() => new(begun, cells, cells.Count > StatementTable.MostColumns ? "statement.wrong-number-of-columns" : null);
    }
}
