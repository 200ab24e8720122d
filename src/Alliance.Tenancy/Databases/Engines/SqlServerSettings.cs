using Microsoft.Data.SqlClient;

namespace Alliance.Tenancy.Databases.Engines;

/// <summary>What we rely on of a SQL Server database: codes, keys and names compared byte for byte as SQLite does, and readers that don't wait for writers.</summary>
internal static class SqlServerSettings
{
    /// <summary>Compares and orders by code points, as SQLite does and .NET's ordinal comparison.</summary>
    public const string Collation = "Latin1_General_100_BIN2";

    /// <summary>SQL Server 2016's, which <c>OPENJSON</c> needs: EF Core asks for lists of values with it.</summary>
    public const int LowestLevel = 130;

    /// <summary>A new database with all of it. <c>@database</c> is its name; it is made from <c>master</c>.</summary>
    public const string Create = $"""
        DECLARE @name nvarchar(300) = QUOTENAME(@database);
        DECLARE @sql nvarchar(max) = N'CREATE DATABASE ' + @name + N' COLLATE {Collation};
        ALTER DATABASE ' + @name + N' SET READ_COMMITTED_SNAPSHOT ON;
        ALTER DATABASE ' + @name + N' SET ALLOW_SNAPSHOT_ISOLATION ON;';
        EXEC sp_executesql @sql;
        """;

    internal const string Query = """
        SELECT name, is_read_committed_snapshot_on, CAST(snapshot_isolation_state AS int), collation_name, CAST(compatibility_level AS int)
        FROM sys.databases WHERE database_id = DB_ID();
        """;

    public static async Task<IReadOnlyList<DatabaseMisfit>> Misfits(SqlConnection connection, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(connection);
        await using var command = new SqlCommand(Query, connection);
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct)) throw new InvalidOperationException("The server doesn't tell the database's settings.");
        return [.. Misfits(row.GetString(0), row.GetBoolean(1), row.GetInt32(2) == 1, row.GetString(3), row.GetInt32(4))];
    }

    /// <param name="name">Of the database.</param>
    /// <param name="readsCommittedSnapshots">READ_COMMITTED_SNAPSHOT.</param>
    /// <param name="allowsSnapshots">ALLOW_SNAPSHOT_ISOLATION.</param>
    /// <param name="level">The compatibility level.</param>
    public static IEnumerable<DatabaseMisfit> Misfits(string name, bool readsCommittedSnapshots, bool allowsSnapshots, string collation, int level)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(collation);
        var quoted = $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";
        if (!readsCommittedSnapshots)
            yield return new("READ_COMMITTED_SNAPSHOT is off: whoever reads would wait for whoever writes.", $"ALTER DATABASE {quoted} SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;");
        if (!allowsSnapshots)
            yield return new("ALLOW_SNAPSHOT_ISOLATION is off: an export would not be as of one moment.", $"ALTER DATABASE {quoted} SET ALLOW_SNAPSHOT_ISOLATION ON;");
        if (!collation.Contains("_BIN2", StringComparison.OrdinalIgnoreCase))
        {
            yield return new(
                $"The collation is {collation}: keys and codes that differ in case would be taken for one.",
                $"ALTER DATABASE {quoted} COLLATE {Collation}; before its first start; columns that are there keep theirs, so data goes into a new database.");
        }

        if (level < LowestLevel)
            yield return new($"The compatibility level is {level}, at least {LowestLevel} is needed.", $"ALTER DATABASE {quoted} SET COMPATIBILITY_LEVEL = {LowestLevel};");
    }
}
