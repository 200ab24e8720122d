using System.Text.Json.Nodes;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;
using Alliance.Tenancy.Tests.Registry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alliance.Tenancy.Tests.Lifecycle;

/// <summary>Deleting an organisation takes its data away for good, and leaves its names to nobody else.</summary>
public sealed class DeletionTests
{
    [Test]
    public async Task Delete_wants_suspension_confirmation_and_unbound_domains()
    {
        using var fixture = await RegistryFixture.Migrated(x => x.AddSingleton<IOptionsMonitor<DomainProofs>>(new Proven("prets.example.org", "ism")));
        string File(string status, params string[] hosts) =>
            new FileBuilder { Id = "ism", Label = "souss-massa", Status = status }.With(x => x["hosts"] = new JsonArray([.. hosts.Select(y => (JsonNode)y)]));

        fixture.Put("ism", File("active"));
        var active = await fixture.Command("delete", "ism", "--confirm", "ism");
        fixture.Put("ism", File("suspended", "prets.example.org"));
        var unconfirmed = await fixture.Command("delete", "ism");
        var misconfirmed = await fixture.Command("delete", "ism", "--confirm", "ior");
        var bound = await fixture.Command("delete", "ism", "--confirm", "ism");

        Assert.Multiple(() =>
        {
            Assert.That((active.Code, unconfirmed.Code, misconfirmed.Code, bound.Code), Is.EqualTo((1, 1, 1, 1)));
            Assert.That(active.Output, Does.Contain("suspend it first"));
            Assert.That(unconfirmed.Output, Does.Contain("--confirm ism"));
            Assert.That(bound.Output, Does.Contain("prets.example.org"));
            Assert.That(System.IO.File.Exists(fixture.DatabaseOf("ism")));
            Assert.That(System.IO.File.Exists(fixture.PathOf("ism")));
        });
    }

    [Test]
    public async Task Delete_takes_the_data_away_and_keeps_the_names()
    {
        using var fixture = await RegistryFixture.Migrated();
        await fixture.Command("suspend", "ism");
        await fixture.Look();

        var (code, output) = await fixture.Command("delete", "ism", "--confirm", "ism");
        await fixture.Settle();
        var removed = fixture.At("souss-massa.example.ma")?.Status;
        fixture.Clock.Advance(TimeSpan.FromSeconds(30));
        await fixture.Look();
        fixture.Put("thief", new FileBuilder { Id = "thief", Label = "souss-massa" });
        await fixture.Look();

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.Zero, output);
            Assert.That(File.Exists(fixture.DatabaseOf("ism")), Is.False);
            Assert.That(File.Exists(fixture.DatabaseOf("ior")));
            Assert.That(File.Exists(fixture.PathOf("ism")), Is.False);
            Assert.That(removed, Is.EqualTo(OrganisationStatus.Suspended));
            Assert.That(fixture.Registry.Find("ism"), Is.Null);
            Assert.That(fixture.At("souss-massa.example.ma"), Is.Null, "its address is nobody's, not the next one's");
            Assert.That(fixture.Reasons.Single(), Does.Contain("rests until"));
        });

        using var restarted = await fixture.AnotherStarted();
        Assert.That(restarted.Registry.Find("ism"), Is.Null);
        Assert.That(restarted.Registry.Find("thief"), Is.Null);

        fixture.TakeAway("thief");
        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa" });
        await fixture.Settle();
        Assert.That(fixture.At("souss-massa.example.ma")?.Id, Is.EqualTo("ism"), "it may start anew itself");
    }

    [Test]
    public async Task What_is_deleted_before_any_host_ran_keeps_its_names_too()
    {
        using var fixture = new RegistryFixture();
        fixture.Put("alliance", FileBuilder.Alliance);
        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa", Status = "suspended" });
        await fixture.Command("migrate");

        var (code, output) = await fixture.Command("delete", "ism", "--confirm", "ism");
        fixture.Put("thief", new FileBuilder { Id = "thief", Label = "souss-massa" });
        await fixture.Registry.Start(default);

        Assert.That(code, Is.Zero, output);
        Assert.That(fixture.Registry.All.Select(x => x.Id), Is.EqualTo(["aim"]));
        Assert.That(fixture.Reasons.Single(), Does.Contain("rests until"));
    }

    [Test]
    public async Task A_removed_organisation_can_be_backed_up_and_deleted()
    {
        using var fixture = await RegistryFixture.Migrated();
        fixture.TakeAway("ism");
        await fixture.Settle();
        var backup = Path.Combine(fixture.Root, "ism.backup");

        var (backedUp, _) = await fixture.Command("backup", "ism", "--to", backup);
        var (deleted, output) = await fixture.Command("delete", "ism", "--confirm", "ism");

        Assert.That((backedUp, deleted), Is.EqualTo((0, 0)), output);
        Assert.That(File.Exists(fixture.DatabaseOf("ism")), Is.False);
    }

    private sealed class Proven(string domain, string organisation) : IOptionsMonitor<DomainProofs>
    {
        public DomainProofs CurrentValue { get; } = new() { ProvenDomains = [new(domain, organisation)] };

        public DomainProofs Get(string? name) => CurrentValue;

        public IDisposable? OnChange(Action<DomainProofs, string?> listener) => null;
    }
}
