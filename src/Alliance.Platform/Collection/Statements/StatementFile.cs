using Alliance.Kernel;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Reads a bank's file, whatever its kind: nothing in it is trusted, and nothing of it is stored unless all of it can be read.</summary>
internal static class StatementFile
{
    /// <summary>10 MB.</summary>
    public const int LargestSize = 10_000_000;

    public const int MostLines = 50_000;

    private static ReadOnlySpan<byte> Zip => "PK"u8;

    public static StatementFormat FormatOf(byte[] file)
    {
        if (file.AsSpan().StartsWith(Zip)) return StatementFormat.Xlsx;
        return file.AsSpan().TrimStart("\uFEFF \r\n\t"u8) is [(byte)'<', ..] ? StatementFormat.Camt053 : StatementFormat.Csv;
    }

    /// <exception cref="RefusedException">The file has no columns to choose from, or can't be read at all.</exception>
    public static StatementTable Table(byte[] file)
    {
        RefuseTooLarge(file.Length);
        return FormatOf(file) is StatementFormat.Xlsx ? XlsxRows.Table(file) : CsvRows.Table(file);
    }

    /// <param name="columns">Which column is what; not asked for by XML, which says it itself.</param>
    /// <exception cref="RefusedException">The file can't be read at all.</exception>
    public static StatementContents Read(byte[] file, Func<StatementTable, ColumnChoice> columns, DateOnly today)
    {
        RefuseTooLarge(file.Length);
        var contents = FormatOf(file) is StatementFormat.Camt053 ? CamtFile.Read(file, today) : OfTable(Table(file));
        if (contents.Entries.Count == 0 && contents.BadLines.Count == 0) throw new RefusedException("statement.empty", "The file has no movement.");
        return contents;

        StatementContents OfTable(StatementTable table) => table.Read(columns(table), today);
    }

    /// <summary>All of a stream, or a refusal as soon as there is more of it than a file may have.</summary>
    public static async Task<byte[]> Take(Stream from, CancellationToken ct)
    {
        using var file = new MemoryStream();
        var buffer = new byte[81_920];
        while (await from.ReadAsync(buffer, ct) is > 0 and var read)
        {
            RefuseTooLarge(file.Length + read);
            file.Write(buffer, 0, read);
        }

        return file.ToArray();
    }

    public static RefusedException TooManyLines() => new("statement.too-many-lines", $"A file has at most {MostLines} lines.", MostLines);

    private static void RefuseTooLarge(long size)
    {
        if (size > LargestSize) throw new RefusedException("statement.too-large", "A file has at most 10 MB.");
    }
}
