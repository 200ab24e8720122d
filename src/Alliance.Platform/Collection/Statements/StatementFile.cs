using Alliance.Kernel;
using Alliance.Platform.Files;
using Alliance.Platform.Files.Iso20022;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Reads a bank's file, whatever its kind: nothing in it is trusted, and nothing of it is stored unless all of it can be read.</summary>
internal static class StatementFile
{
    public static FileLimits Limits => FileLimits.Default;

    /// <returns>Null for XML, which says itself what is what.</returns>
    /// <exception cref="RefusedException">The file can't be read at all.</exception>
    public static T? Look<T>(byte[] file, Func<StatementTable, T> look, CancellationToken ct = default) where T : class => Refusing(() =>
        FileKinds.Of(file) is FileKind.Xml ? null : look(Table(file, new(Limits, ct))));

    /// <param name="columns">Which column is what; not asked for by XML.</param>
    /// <exception cref="RefusedException">The file can't be read at all.</exception>
    public static StatementContents Read(byte[] file, Func<StatementTable, ColumnChoice> columns, DateOnly today, CancellationToken ct = default) => Refusing(() =>
    {
        var reading = new Reading(Limits, ct);
        reading.RefuseTooLarge(file.Length);
        var contents = FileKinds.Of(file) is FileKind.Xml ? CamtStatement.Of(Iso20022File.Read(file, reading), today) : OfTable(Table(file, reading));
        if (contents.Entries.Count == 0 && contents.BadLines.Count == 0) throw new RefusedException("statement.empty", "The file has no movement.");
        return contents;

        StatementContents OfTable(StatementTable table) => table.Read(columns(table), today);
    });

    /// <summary>All of a stream, or a refusal as soon as there is more of it than a file may have.</summary>
    public static async Task<byte[]> Take(Stream from, CancellationToken ct)
    {
        try
        {
            return await Upload.Take(from, Limits, ct);
        }
        catch (UnreadableException why)
        {
            throw why.As("statement");
        }
    }

    private static StatementTable Table(byte[] file, Reading reading)
    {
        var sheets = TableFile.Sheets(file, reading);
        return StatementHeading.Find(sheets, reading) is { } heading
            ? new(FileKinds.Of(file) is FileKind.Xlsx ? StatementFormat.Xlsx : StatementFormat.Csv, heading, heading.Above(sheets), reading)
            : throw new RefusedException("statement.no-header", "The file has no line that names its columns: date, amount, label.");
    }

    private static T Refusing<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (UnreadableException why)
        {
            throw why.As("statement");
        }
    }
}
