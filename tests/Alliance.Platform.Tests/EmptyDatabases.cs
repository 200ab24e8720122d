using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.Data.Sqlite;

namespace Alliance.Platform.Tests;

/// <summary>Each platform's tables, made once for all tests: copying a file is much quicker than migrating a database.</summary>
internal static class EmptyDatabases
{
    /// <summary>Nobody's yet: whose it is is said when it is migrated.</summary>
    private const string Unstamped = "unstamped";

    private static readonly Lazy<DirectoryInfo> Made = new(() => Make().GetAwaiter().GetResult());

    /// <summary>Leaves alone what is there already.</summary>
    public static void CopyTo(DirectoryInfo folder)
    {
        foreach (var file in Made.Value.EnumerateFiles("*.db"))
            if (Path.Combine(folder.FullName, file.Name) is var copy && !File.Exists(copy)) file.CopyTo(copy);
    }

    /// <summary>Another platform's; leaves alone what is there already.</summary>
    public static void CopyTo(DirectoryInfo folder, string platform)
    {
        if (Path.Combine(folder.FullName, $"{platform}.db") is var copy && !File.Exists(copy)) File.Copy(Path.Combine(Made.Value.FullName, Unstamped), copy);
    }

    public static void Remove()
    {
        if (Made.IsValueCreated) Made.Value.Delete(recursive: true);
    }

    private static async Task<DirectoryInfo> Make()
    {
        var folder = Directory.CreateTempSubdirectory("platform-empty-");
        await using var host = PlatformHost.On(folder);
        List<Organisation> platforms = [.. host.Organisations.All.Where(x => x.Kind is HostKind.Platform)];
        await host.MigrateFromNothing(platforms[0]);
        await Unstamp(Path.Combine(folder.FullName, $"{platforms[0].Id}.db"), Path.Combine(folder.FullName, Unstamped));
        foreach (var other in platforms.Skip(1))
        {
            File.Copy(Path.Combine(folder.FullName, Unstamped), Path.Combine(folder.FullName, $"{other.Id}.db"));
            await host.MigrateFromNothing(other);
        }

        return folder;
    }

    private static async Task Unstamp(string database, string copy)
    {
        await Run(database, $"VACUUM INTO '{copy}';"); // what stands in its log is taken too
        await Run(copy, "PRAGMA journal_mode = WAL; DELETE FROM tenancy_stamp;");

        static async Task Run(string file, string statements)
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = statements;
            await command.ExecuteNonQueryAsync();
        }
    }
}

/// <summary>When the last test is done.</summary>
[SetUpFixture]
public sealed class EmptyDatabasesCleanUp
{
    [OneTimeTearDown]
    public void Remove() => EmptyDatabases.Remove();
}
