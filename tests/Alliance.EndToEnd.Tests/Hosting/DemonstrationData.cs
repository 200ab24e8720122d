using Microsoft.Data.Sqlite;

namespace Alliance.EndToEnd.Tests.Hosting;

/// <summary>One generated data set that all tests of this assembly copy.</summary>
internal static class DemonstrationData
{
    public static readonly Lazy<HostFolder> Folder = new(() => Generate().GetAwaiter().GetResult());

    private static async Task<HostFolder> Generate()
    {
        var folder = HostFolder.AsShipped();
        await using (await RunningHost.Start(folder))
        {
        }

        // The databases are copied as single files: the log is folded back first.
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(folder.Data, "*.db"))
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
            await command.ExecuteNonQueryAsync();
        }

        return folder;
    }
}

/// <summary>Removes the shared data set when the last test is done.</summary>
[SetUpFixture]
public sealed class DemonstrationDataCleanUp
{
    [OneTimeTearDown]
    public void Remove()
    {
        if (DemonstrationData.Folder.IsValueCreated) DemonstrationData.Folder.Value.Dispose();
    }
}
