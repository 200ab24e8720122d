using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Alliance.Kernel;

namespace Alliance.Tenancy.Lifecycle.Commands;

/// <summary>Rows as RFC 4180 text, one at a time: an empty field is null, a quoted empty one is empty text. With a byte order mark, so that spreadsheets read Arabic. A text that begins like a formula is guarded.</summary>
/// <remarks>An archive is for programs, which read a number of 24 figures as the text that it is: long figures stay bare here, whereas lists for people guard them (<see cref="ListCells.OfText"/>). What a column is, the model says: SQLite gives dates and ids as text, SQL Server as values, and the file is the same.</remarks>
internal static class Csv
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create("\",\r\n");

    /// <param name="types">What is stored in a column, by its name.</param>
    /// <returns>How many rows.</returns>
    public static async Task<long> Write(DbDataReader rows, IReadOnlyDictionary<string, Type> types, Stream target, CancellationToken ct)
    {
        await using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
        var columns = Enumerable.Range(0, rows.FieldCount).Select(x => types.GetValueOrDefault(rows.GetName(x))).ToArray();
        await writer.WriteLineAsync(string.Join(',', Enumerable.Range(0, rows.FieldCount).Select(x => Quoted(rows.GetName(x)))));
        var count = 0L;
        while (await rows.ReadAsync(ct))
        {
            for (var i = 0; i < rows.FieldCount; i++)
            {
                if (i > 0) await writer.WriteAsync(',');
                await writer.WriteAsync(Field(rows.GetValue(i), columns[i]));
            }

            await writer.WriteLineAsync();
            count++;
        }

        return count;
    }

    private static string Field(object value, Type? type) => value switch
    {
        DBNull => "",
        byte[] bytes => Convert.ToBase64String(bytes),
        _ when type == typeof(Guid) => Guid.Parse(Plain(value)).ToString("D"),
        _ when type == typeof(DateOnly) => DateOnly.FromDateTime(Instant(value)).ToString("O", CultureInfo.InvariantCulture),
        _ when type == typeof(DateTime) => DateTime.SpecifyKind(Instant(value), DateTimeKind.Utc).ToString("O", CultureInfo.InvariantCulture),
        _ when type == typeof(bool) => Convert.ToBoolean(value, CultureInfo.InvariantCulture) ? "1" : "0",
        string { Length: 0 } => "\"\"",
        string text => Quoted(ListCells.Guarded(text)!),
        _ => Plain(value),
    };

    private static DateTime Instant(object value) => value as DateTime? ?? DateTime.Parse(Plain(value), CultureInfo.InvariantCulture, DateTimeStyles.None);

    private static string Plain(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string Quoted(string text) => text.AsSpan().ContainsAny(NeedQuotes) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
