using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Alliance.EndToEnd.Tests.Upgrades;

/// <summary>A SQLite database as statements that make it again: one a line, in order.</summary>
internal static class SqlText
{
    /// <summary>Keys don't belong in a repository; a host without any makes new ones.</summary>
    private static bool IsSecret(string table) => table.Contains("key", StringComparison.OrdinalIgnoreCase) || table.Contains("secret", StringComparison.OrdinalIgnoreCase);

    public static string Of(string file)
    {
        using var connection = Open(file, SqliteOpenMode.ReadOnly);
        var text = new StringBuilder();
        foreach (var (name, sql) in Read(connection, "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"))
        {
            text.Append(OnOneLine(sql)).Append(";\n");
            if (IsSecret(name)) continue;
            var columns = Read(connection, $"SELECT name, type FROM pragma_table_info('{name}')").ConvertAll(x => x.First);
            var values = string.Join(" || ', ' || ", columns.ConvertAll(x => $"quote(\"{x}\")"));
            foreach (var (row, _) in Read(connection, $"SELECT {values}, '' FROM \"{name}\""))
                text.Append(CultureInfo.InvariantCulture, $"INSERT INTO \"{name}\" VALUES ({row});\n");
        }

        foreach (var (_, sql) in Read(connection, "SELECT name, sql FROM sqlite_master WHERE type IN ('index', 'trigger', 'view') AND sql IS NOT NULL ORDER BY rowid"))
            text.Append(OnOneLine(sql)).Append(";\n");
        return text.ToString();
    }

    public static void Restore(string text, string file)
    {
        using var connection = Open(file, SqliteOpenMode.ReadWriteCreate);
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA journal_mode = WAL; PRAGMA foreign_keys = OFF; BEGIN;\n{text}COMMIT;";
        command.ExecuteNonQuery();
    }

    /// <summary>How many rows each table has.</summary>
    public static IReadOnlyDictionary<string, long> Rows(string file)
    {
        using var connection = Open(file, SqliteOpenMode.ReadOnly);
        return Read(connection, "SELECT name, '' FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            .ToDictionary(x => x.First, x => long.Parse(Read(connection, $"SELECT count(*), '' FROM \"{x.First}\"")[0].First, CultureInfo.InvariantCulture));
    }

    private static string OnOneLine(string sql) => string.Join(' ', sql.Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static List<(string First, string Second)> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<(string, string)>();
        while (reader.Read()) rows.Add((reader.GetString(0), reader.GetString(1)));
        return rows;
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
