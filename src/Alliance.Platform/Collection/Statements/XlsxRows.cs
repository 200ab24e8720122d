using System.IO.Compression;
using System.Xml;
using Alliance.Kernel;
using MiniExcelLibs;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Rows of the first sheet of a workbook. What is packed is measured before anything of it is read: a small file can hold a great many bytes.</summary>
internal static class XlsxRows
{
    /// <summary>Of all parts together, unpacked: some 50,000 lines take 30 MB.</summary>
    public const long LargestUnpacked = 100_000_000;

    private const int MostParts = 500;

    /// <summary>Each row costs as many cells as the widest one has.</summary>
    private const int MostColumnsStated = 1_000;

    /// <exception cref="RefusedException"><c>statement.too-large-unpacked</c>, <c>statement.bad-xlsx</c>, <c>statement.no-header</c>.</exception>
    public static StatementTable Table(byte[] file) => Guarded(() =>
    {
        Measure(file);
        return new StatementTable(StatementFormat.Xlsx, Rows(file));
    });

    /// <summary>By unpacking to nowhere: the sizes that the archive itself states are only claims.</summary>
    private static void Measure(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        if (archive.Entries.Count > MostParts) throw TooLarge();

        var (total, buffer) = (0L, new byte[81_920]);
        foreach (var part in archive.Entries)
        {
            using var contents = part.Open();
            while (contents.Read(buffer) is > 0 and var read)
                if ((total += read) > LargestUnpacked) throw TooLarge();
            if (part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)) RefuseDtd(part);
        }
    }

    /// <summary>Workbooks have no document type: one that has is an attack.</summary>
    private static void RefuseDtd(ZipArchiveEntry part)
    {
        using var contents = part.Open();
        using var reader = XmlReader.Create(contents, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        reader.MoveToContent();
    }

    private static IEnumerable<TableRow> Rows(byte[] file)
    {
        using var rows = Guarded(() => new MemoryStream(file).Query(excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>().GetEnumerator());
        for (var line = 1; Guarded(rows.MoveNext); line++)
        {
            var cells = rows.Current;
            if (cells.Count > MostColumnsStated) throw new RefusedException("statement.too-many-columns", "The sheet has too many columns.");
            yield return cells.Count > StatementTable.MostColumns && cells.Skip(StatementTable.MostColumns).Any(x => x.Value is not null)
                ? new(line, [], "statement.wrong-number-of-columns")
                : new(line, [.. cells.Values.Take(StatementTable.MostColumns)]);
        }
    }

    /// <summary>Whatever the reader finds wrong with somebody else's workbook is a refusal.</summary>
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception wrong) when (wrong is InvalidDataException or XmlException or IOException or ArgumentException or FormatException or KeyNotFoundException or InvalidOperationException or NullReferenceException or IndexOutOfRangeException)
        {
            throw new RefusedException("statement.bad-xlsx", "The workbook can't be read.");
        }
    }

    private static RefusedException TooLarge() => new("statement.too-large-unpacked", "Unpacked, the workbook is too large.");
}
