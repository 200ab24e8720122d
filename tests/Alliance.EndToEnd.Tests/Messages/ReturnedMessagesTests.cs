using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Contracts.Platform;
using Alliance.EndToEnd.Tests.Hosting;
using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Lifecycle.Commands;
using Alliance.Tenancy.Messages;
using Alliance.Tenancy.Organisations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.EndToEnd.Tests.Messages;

/// <summary>What a consumer behind a real RabbitMQ fails at comes back to its sender, as it would stay there in process.</summary>
public sealed class ReturnedMessagesTests
{
    [Test]
    public async Task Who_is_away_is_tried_again_and_what_is_refused_is_parked()
    {
        await using var broker = await RabbitMq.Start();
        using var folder = HostFolder.WithDemonstration();
        await using var host = await RunningHost.Start(folder, new Dictionary<string, string?> { ["Messages:RabbitMq"] = broker.Address, ["Jobs:LookEvery"] = "00:00:01" });

        var before = await National(host);
        await using (var held = new SqliteConnection($"Data Source={Path.Combine(folder.Data, "aim.db")};Pooling=False"))
        {
            await held.OpenAsync();
            await Execute(held, "BEGIN EXCLUSIVE"); // another process writes to the Alliance's database
            using var officer = await Visitor.SignedIn(host, "larache", "charge");
            using var answer = await officer.Http.PostAsJsonAsync(new Uri("api/applications", UriKind.Relative), Dossiers.Plausible("Larache"));
            Assert.That(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            await Eventually.Holds(async () => (await Returned(host)).Any(x => x is { Attempts: 0, NextTryAt: not null, ParkedAt: null }), "the message to come back");
            await Execute(held, "ROLLBACK");
        }

        await Eventually.Becomes(() => National(host), before + 1);
        await Eventually.Becomes(async () => (await Returned(host)).Count, 0);
        Assert.That((await Health(host)).Parked, Is.Null);

        var malformed = new FiguresAnnounced(new(2023, 6, 2), new(2023, 6, 30), 1, [FigureCell.Total(new() { [Indicators.EnterprisesFinanced] = 1 })]); // a month begins with its first day
        await host.Services.GetRequiredService<IDelivery>().Deliver(new(Guid.CreateVersion7(), malformed, "ila", "aim"), default);

        await Eventually.Becomes(() => Health(host), ("Degraded", 1));
        var parked = (await Returned(host)).Single();
        Assert.That(parked.Failure, Does.StartWith("RefusedException"));

        Assert.That(await Command(host, "ila", "--again", $"{parked.Id}"), Does.StartWith("1 to be sent again"));
        await Eventually.Holds(async () => (await Returned(host)).Any(x => x.Id == parked.Id && x.ParkedAt > parked.ParkedAt), "it to be sent, and to come back again");
        Assert.That(await Command(host, "ila", "--drop", $"{parked.Id}"), Does.StartWith("1 dropped"));
        await Eventually.Becomes(() => Health(host), ("Healthy", (int?)null));
    }

    private static async Task<List<OutboxMessage>> Returned(RunningHost host)
    {
        await using var db = host.Services.GetRequiredService<ModuleDbPools<OrganisationDb>>().Lease(host.Services.GetRequiredService<IOrganisations>().Find("ila")!);
        return await db.Outbox.AsNoTracking().ToListAsync();
    }

    private static async Task<string> Command(RunningHost host, params string[] args)
    {
        await using var output = new StringWriter();
        await host.Services.GetServices<IOperatorCommand>().Single(x => x.Name == "messages").Run(args, output, default);
        return output.ToString();
    }

    private static async Task<(string? Status, int? Parked)> Health(RunningHost host)
    {
        using var management = host.ManagementClient();
        var seen = await management.GetFromJsonAsync<JsonElement>(new Uri("health/ready", UriKind.Relative));
        return (seen.GetProperty("status").GetString(), seen.GetProperty("parkedMessages").TryGetProperty("ila", out var parked) ? parked.GetInt32() : null);
    }

    private static async Task<long> National(RunningHost host)
    {
        using var client = host.Client("alliance");
        return (await client.GetFromJsonAsync<JsonElement>(new Uri("api/figures", UriKind.Relative))).GetProperty("applicationsReceived").GetInt64();
    }

    private static async Task Execute(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
