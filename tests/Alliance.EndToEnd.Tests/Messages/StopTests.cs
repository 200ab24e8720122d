using System.Net.Http.Json;
using System.Text.Json;
using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace Alliance.EndToEnd.Tests.Messages;

/// <summary>A process that is stopped while figures are on their way to the Alliance loses none: they arrive after the start, without the Alliance having to ask for them.</summary>
/// <remarks>The process is held at a statement and stopped there, so it makes no difference how fast anything is. Twenty stops, with times: <c>stops</c> in the benchmarks.</remarks>
public sealed class StopTests
{
    private static readonly string[] Platforms = ["souss-massa", "rabat-sale-kenitra", "oriental", "larache", "el-hajeb"];

    [TestCase("aim", "UPDATE \"federation_monthly_figures\"", true, TestName = "Killed_before_the_consumer_has_committed")]
    [TestCase("ila", "DELETE FROM \"platform_outbox\"", true, TestName = "Killed_after_the_consumer_has_committed_and_before_that_is_noted")]
    [TestCase("aim", "UPDATE \"federation_monthly_figures\"", false, TestName = "Stopped_in_the_middle_of_the_consumer")]
    public async Task Nothing_is_lost(string database, string statement, bool killed)
    {
        using var folder = HostFolder.WithDemonstration();
        var (asked, before) = (await Asked(folder), 0L);
        await using (var stopped = await HostProcess.Start(folder.Settings, new(Path.Combine(folder.Data, database + ".db"), statement)))
        {
            before = await Received(stopped.Client("alliance"));
            using var officer = await Visitor.SignedIn(stopped, "larache", "charge");
            using var answer = await officer.Http.PostAsJsonAsync(new Uri("api/applications", UriKind.Relative), Dossiers.Plausible("Larache"));
            Assert.That(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            await stopped.IsHeld();
            if (killed) await stopped.Kill();
            else await stopped.Terminate();
        }

        await using var risen = await RunningHost.Start(folder);

        await Eventually.Becomes(() => Received(risen.Client("alliance")), before + 1);
        var sum = 0L;
        foreach (var platform in Platforms) sum += await Received(risen.Client(platform));
        Assert.That(sum, Is.EqualTo(before + 1));
        Assert.That(await Asked(folder), Is.EqualTo(asked), "nobody had to be asked again");
        await Eventually.Becomes(() => Waiting(folder), 0);
    }

    private static async Task<long> Received(HttpClient client)
    {
        using (client) return (await client.GetFromJsonAsync<JsonElement>(new Uri("api/figures", UriKind.Relative))).GetProperty("applicationsReceived").GetInt64();
    }

    /// <summary>When the Alliance last asked Larache to announce everything again.</summary>
    private static Task<string?> Asked(HostFolder folder) => Read(folder, "aim", "SELECT \"AskedAt\" FROM \"federation_platform_reports\" WHERE \"PlatformId\" = 'ila'");

    private static async Task<int> Waiting(HostFolder folder) =>
        int.Parse((await Read(folder, "ila", "SELECT COUNT(*) FROM \"platform_outbox\""))!, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string?> Read(HostFolder folder, string database, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Data, database + ".db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
