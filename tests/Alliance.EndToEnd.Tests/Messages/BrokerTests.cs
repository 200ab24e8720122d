using System.Net.Http.Json;
using System.Text.Json;
using Alliance.EndToEnd.Tests.Hosting;
using Alliance.Federation;
using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.EndToEnd.Tests.Messages;

/// <summary>Figures travel over a real RabbitMQ between two replicas of the service; nothing committed is lost.</summary>
public sealed class BrokerTests
{
    [Test]
    public async Task What_a_platform_commits_on_one_replica_reaches_the_nation_on_the_other()
    {
        await using var broker = await RabbitMq.Start();
        using var folder = HostFolder.WithDemonstration();
        var settings = new Dictionary<string, string?> { ["Messages:RabbitMq"] = broker.Address };
        await using var first = await RunningHost.Start(folder, settings);
        await using var second = await RunningHost.Start(folder, settings);
        var before = await National(second);

        using var officer = await Visitor.SignedIn(first, "larache", "charge");
        using var answer = await officer.Http.PostAsJsonAsync(new Uri("api/applications", UriKind.Relative), Dossiers.Plausible("Larache"));
        Assert.That(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());

        await Eventually.Becomes(() => National(second), before + 1);
    }

    [Test]
    public async Task A_crash_between_commit_and_publish_loses_nothing()
    {
        using var folder = HostFolder.WithDemonstration();

        // The broker is away: what is committed meanwhile stays in the outbox, and the process dies with it.
        long before;
        await using (var dying = await RunningHost.Start(folder, new Dictionary<string, string?> { ["Messages:RabbitMq"] = "amqp://guest:guest@127.0.0.1:1/" }))
        {
            before = await National(dying);
            using var officer = await Visitor.SignedIn(dying, "larache", "charge");
            using var answer = await officer.Http.PostAsJsonAsync(new Uri("api/applications", UriKind.Relative), Dossiers.Plausible("Larache"));
            Assert.That(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            await Eventually.Holds(async () => await Waiting(dying) > 0, "the announcement to wait in the outbox");
            Assert.That(await National(dying), Is.EqualTo(before));
        }

        await using var risen = await RunningHost.Start(folder);
        await Eventually.Becomes(() => National(risen), before + 1);
        await Eventually.Becomes(() => Waiting(risen), 0);
    }

    private static async Task<long> Waiting(RunningHost host)
    {
        var larache = host.Services.GetRequiredService<IOrganisations>().Find("ila")!;
        var platform = host.Services.GetServices<ModuleDbRegistration>().Single(x => x.DbType.Name == "PlatformDb");
        await using var db = platform.Create(host.Services, larache);
        return await db.Outbox.LongCountAsync();
    }

    private static async Task<long> National(RunningHost host)
    {
        using var client = host.Client("alliance");
        return (await client.GetFromJsonAsync<JsonElement>(new Uri("api/figures", UriKind.Relative))).GetProperty("applicationsReceived").GetInt64();
    }
}
