using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Alliance.Federation.Tests.Figures;

public sealed class IsolationTests
{
    /// <summary>There is one Alliance in a deployment, but a process may serve two in a test or a migration: neither sees the other's figures, in the database or in the cache.</summary>
    [Test]
    public async Task What_one_alliance_knows_another_one_does_not()
    {
        await using var host = await FederationHost.Start();
        var other = FixedOrganisations.Alliance with { Id = "other", Label = "other" };
        host.Organisations.Put(other);
        await host.Migrate(other);
        await host.Store("ism", new Announcement { Enterprises = 1_061 });
        using var client = host.Client();
        Assert.That(await Enterprises(), Is.EqualTo(1_061));

        host.AllianceId = "other";
        Assert.That(await Enterprises(), Is.Zero);

        await host.Store("ism", new Announcement { Enterprises = 5 });
        Assert.That(await Enterprises(), Is.EqualTo(5));

        host.AllianceId = FixedOrganisations.Alliance.Id;
        Assert.That(await Enterprises(), Is.EqualTo(1_061));

        async Task<long> Enterprises() => (long)(await client.GetFromJsonAsync<JsonNode>(new Uri("/api/figures", UriKind.Relative)))!["enterprisesFinanced"]!;
    }
}
