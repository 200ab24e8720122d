using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Alliance.EndToEnd.Tests.Hosting;

/// <summary>One generated data set that all tests of this assembly copy.</summary>
internal static class DemonstrationData
{
    public static readonly Lazy<HostFolder> Folder = new(() => Generate().GetAwaiter().GetResult());

    private static async Task<HostFolder> Generate()
    {
        var folder = HostFolder.AsShipped();
        await using (var host = await RunningHost.Start(folder)) await UntilTheNationHasAll(host);

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

    /// <summary>Announcements travel after the start: the copies begin where nothing is on its way.</summary>
    private static async Task UntilTheNationHasAll(RunningHost host)
    {
        var platforms = 0L;
        foreach (var label in new[] { "souss-massa", "rabat-sale-kenitra", "oriental", "larache", "el-hajeb" })
            platforms += (await Figures(host, label)).GetProperty("enterprisesFinanced").GetInt64();
        await Eventually.Becomes(Nation, (platforms, 5));

        async Task<(long, int)> Nation()
        {
            var nation = await Figures(host, "alliance");
            return (nation.GetProperty("enterprisesFinanced").GetInt64(), nation.GetProperty("platformsUpToDate").GetInt32());
        }
    }

    private static async Task<JsonElement> Figures(RunningHost host, string label)
    {
        using var client = host.Client(label);
        return await client.GetFromJsonAsync<JsonElement>(new Uri("api/figures", UriKind.Relative));
    }
}

/// <summary>Stops the shared host and removes the shared data set when the last test is done.</summary>
[SetUpFixture]
public sealed class DemonstrationDataCleanUp
{
    [OneTimeTearDown]
    public async Task Remove()
    {
        await ReadingHost.Stop();
        if (DemonstrationData.Folder.IsValueCreated) DemonstrationData.Folder.Value.Dispose();
    }
}
