using System.Text;
using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace Alliance.EndToEnd.Tests.Documentation;

/// <summary>Looks through an organisation's database for characters that nobody saw when a text was entered.</summary>
internal static class StoredTexts
{
    private static readonly string[] Ours = ["platform_", "identity_", "federation_"];

    /// <param name="organisation">Its id, which its database is called after.</param>
    /// <returns>Where they stand; and how many texts were looked at.</returns>
    public static async Task<(List<string> Unseen, int Looked)> Search(HostFolder folder, string organisation)
    {
        var (unseen, looked) = (new List<string>(), 0);
        foreach (var file in Directory.GetFiles(folder.Data, $"{organisation}.db"))
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly }.ToString());
            await connection.OpenAsync();
            foreach (var table in (await Texts(connection, "SELECT name FROM sqlite_master WHERE type = 'table'")).Where(x => Array.Exists(Ours, y => x.StartsWith(y, StringComparison.Ordinal))))
                foreach (var column in await Texts(connection, $"SELECT name FROM pragma_table_info('{table}') WHERE type = 'TEXT'"))
                    foreach (var text in await Texts(connection, $"""SELECT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL"""))
                    {
                        looked++;
                        if (text.EnumerateRunes().Any(IsUnseen)) unseen.Add($"{Path.GetFileName(file)} {table}.{column}: {Uri.EscapeDataString(text[..Math.Min(80, text.Length)])}");
                    }
        }

        return (unseen, looked);
    }

    private static bool IsUnseen(Rune rune) => rune.Value is not ('\n' or '\r' or '\t' or 0x200C or 0x200D)
        && (Rune.IsControl(rune) || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C or 0xFEFF);

    private static async Task<List<string>> Texts(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await rows.ReadAsync()) texts.Add(Convert.ToString(rows.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        return texts;
    }
}
