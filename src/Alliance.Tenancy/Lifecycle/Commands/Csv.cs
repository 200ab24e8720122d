using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Alliance.Kernel;

namespace Alliance.Tenancy.Lifecycle.Commands;

/// <summary>Rows as RFC 4180 text, one at a time: an empty field is null, a quoted empty one is empty text. With a byte order mark, so that spreadsheets read Arabic. A text that begins like a formula is guarded.</summary>
internal static class Csv
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create("\",\r\n");

    /// <returns>How many rows.</returns>
    public static async Task<long> Write(DbDataReader rows, Stream target, CancellationToken ct)
    {
        await using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
        await writer.WriteLineAsync(string.Join(',', Enumerable.Range(0, rows.FieldCount).Select(x => Field(rows.GetName(x)))));
        var count = 0L;
        while (await rows.ReadAsync(ct))
        {
            for (var i = 0; i < rows.FieldCount; i++)
            {
                if (i > 0) await writer.WriteAsync(',');
                await writer.WriteAsync(Field(rows.GetValue(i)));
            }

            await writer.WriteLineAsync();
            count++;
        }

        return count;
    }

    private static string Field(object value) => value switch
    {
        DBNull => "",
        byte[] bytes => Convert.ToBase64String(bytes),
        DateTime instant => instant.ToString("O", CultureInfo.InvariantCulture),
        string { Length: 0 } => "\"\"",
        string text => Quoted(ListCells.Guarded(text)!),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Quoted(string text) => text.AsSpan().ContainsAny(NeedQuotes) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
