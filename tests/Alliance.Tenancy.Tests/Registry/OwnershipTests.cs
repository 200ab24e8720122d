using System.Text.Json.Nodes;
using Alliance.Tenancy.Organisations;

namespace Alliance.Tenancy.Tests.Registry;

/// <summary>Ids, names, domains and databases belong to one organisation: whose they are decides who came first, and for how long.</summary>
public sealed class OwnershipTests
{
    [Test]
    public async Task Duplicates_are_refused_to_the_newcomer_with_the_reason()
    {
        using var fixture = await RegistryFixture.Started();
        var before = fixture.Registry.All;

        fixture.Put("0-id", new FileBuilder { Id = "ism", Label = "elsewhere" });
        fixture.Put("0-label", new FileBuilder { Id = "two", Label = "souss-massa" });
        fixture.Put("0-alliance", new FileBuilder { Id = "aim2", Label = "alliance2", Kind = "alliance" });
        await fixture.Settle();

        Assert.Multiple(() =>
        {
            Assert.That(fixture.Registry.All, Is.EqualTo(before));
            Assert.That(fixture.Registry.Problems.Single(x => x.Source == "0-id.json").Reason, Does.Contain("ism.json"));
            Assert.That(fixture.Registry.Problems.Single(x => x.Source == "0-label.json").Reason, Does.Contain("'ism'"));
            Assert.That(fixture.Registry.Problems.Single(x => x.Source == "0-alliance.json").Reason, Does.Contain("'aim'"));
        });
    }

    [Test]
    public async Task Duplicates_at_the_first_start_go_to_the_first_file()
    {
        using var fixture = new RegistryFixture();
        fixture.Put("alliance", FileBuilder.Alliance);
        fixture.Put("b", new FileBuilder { Id = "two", Label = "same" });
        fixture.Put("a", new FileBuilder { Id = "one", Label = "same" });

        await fixture.Registry.Start(default);

        Assert.That(fixture.At("same.example.ma")?.Id, Is.EqualTo("one"));
        Assert.That(fixture.Registry.Problems.Single().Source, Is.EqualTo("b.json"));
    }

    [Test]
    public async Task A_file_overwritten_with_anothers_keeps_both_as_they_were()
    {
        using var fixture = await RegistryFixture.Started();
        var before = fixture.Registry.All;

        File.Copy(fixture.PathOf("ior"), fixture.PathOf("ism"), overwrite: true);
        await fixture.Settle();

        Assert.That(fixture.Registry.All, Is.EqualTo(before));
        Assert.That(fixture.Registry.Problems.Single().Source, Is.EqualTo("ism.json"));
    }

    [Test]
    public async Task An_id_is_immutable_so_another_one_is_another_organisation()
    {
        using var fixture = await RegistryFixture.Started();

        fixture.Put("ism", new FileBuilder { Id = "ism2", Label = "souss-massa" });
        await fixture.Settle();
        var sameLabel = (fixture.At("souss-massa.example.ma")?.Id, fixture.Registry.Find("ism2"));
        fixture.Put("ism", new FileBuilder { Id = "ism2", Label = "souss-massa-2" });
        await fixture.Settle();

        Assert.Multiple(() =>
        {
            Assert.That(sameLabel, Is.EqualTo(("ism", (Organisation?)null)), "the name is still that of the old one, which goes on");
            Assert.That(fixture.At("souss-massa-2.example.ma")?.Id, Is.EqualTo("ism2"));
            Assert.That(fixture.At("souss-massa.example.ma")?.Status, Is.EqualTo(OrganisationStatus.Suspended));
            Assert.That(fixture.Registry.IsRemoved("ism"));
        });
    }

    [Test]
    public async Task What_is_fixed_for_good_can_not_be_changed()
    {
        using var fixture = await RegistryFixture.Started();
        var before = fixture.Registry.Find("ism");

        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa", Kind = "alliance" });
        await fixture.Settle();

        Assert.That(fixture.Registry.Find("ism"), Is.SameAs(before));
        Assert.That(fixture.Reasons.Single(), Does.Contain("kind"));
    }

    [Test]
    public async Task Two_organisations_never_share_a_database()
    {
        using var fixture = await RegistryFixture.Started();
        string WithSecret(string id) => new FileBuilder { Id = id }.With(x => x["database"] = new JsonObject { ["provider"] = "Sqlite", ["secret"] = "Secrets:One" });

        fixture.Put("one", WithSecret("one"));
        fixture.Put("two", WithSecret("two"));
        await fixture.Look();

        Assert.That(fixture.Registry.Find("one"), Is.Not.Null);
        Assert.That(fixture.Registry.Find("two"), Is.Null);
        Assert.That(fixture.Reasons.Single(), Does.Contain("database of 'one'"));
    }

    [Test]
    public async Task A_name_given_up_rests_before_another_organisation_gets_it()
    {
        using var fixture = await RegistryFixture.Started();
        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss" });
        fixture.TakeAway("ior");
        fixture.Put("a", new FileBuilder { Id = "one", Label = "souss-massa" });
        fixture.Put("b", new FileBuilder { Id = "two", Label = "oriental" });
        await fixture.Settle();
        var atOnce = (fixture.At("souss-massa.example.ma")?.Id, fixture.At("oriental.example.ma")?.Id, fixture.Registry.Problems.Length);

        fixture.Clock.Advance(TimeSpan.FromDays(89));
        await fixture.Look();
        var later = fixture.Registry.Find("one");
        fixture.Clock.Advance(TimeSpan.FromDays(1));
        await fixture.Look();

        Assert.Multiple(() =>
        {
            Assert.That(atOnce, Is.EqualTo(((string?)null, (string?)"ior", 2)));
            Assert.That(later, Is.Null);
            Assert.That(fixture.At("souss-massa.example.ma")?.Id, Is.EqualTo("one"));
            Assert.That(fixture.At("oriental.example.ma")?.Id, Is.EqualTo("two"));
            Assert.That(fixture.Registry.Problems, Is.Empty);
        });
    }

    [Test]
    public async Task Its_own_old_name_comes_back_at_once()
    {
        using var fixture = await RegistryFixture.Started();
        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss" });
        await fixture.Look();

        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa" });
        await fixture.Look();

        Assert.That(fixture.At("souss-massa.example.ma")?.Id, Is.EqualTo("ism"));
        Assert.That(fixture.At("souss.example.ma"), Is.Null);
    }

    /// <summary>A slip in a file that nobody was ever served from must not block its correction for three months.</summary>
    [Test]
    public async Task What_was_only_ever_joining_is_forgotten_with_its_file()
    {
        using var fixture = await RegistryFixture.Started();
        fixture.Put("icx", new FileBuilder { Id = "icx", Label = "casablanca", Status = "onboarding" });
        await fixture.Look();

        fixture.TakeAway("icx");
        await fixture.Settle();
        fixture.Put("ics", new FileBuilder { Id = "ics", Label = "casablanca" });
        await fixture.Look();

        Assert.That(fixture.Registry.Find("icx"), Is.Null);
        Assert.That(fixture.At("casablanca.example.ma")?.Id, Is.EqualTo("ics"));
    }

    [Test]
    public async Task A_custom_domain_counts_once_it_is_proven_and_no_longer_than_that()
    {
        using var fixture = await RegistryFixture.Started();
        var file = new FileBuilder { Id = "ism", Label = "souss-massa" }.With(x => x["hosts"] = new JsonArray("prets.example.org"));
        fixture.Put("ism", file);
        await fixture.Look();
        var unproven = (fixture.At("prets.example.org"), fixture.Reasons.Single());

        fixture.Configuration["Network:ProvenDomains:0:Domain"] = "Prets.Example.org";
        fixture.Configuration["Network:ProvenDomains:0:Organisation"] = "ior";
        fixture.Configuration.Reload();
        await fixture.Look();
        var provenForAnother = fixture.At("prets.example.org");

        fixture.Configuration["Network:ProvenDomains:0:Organisation"] = "ism";
        fixture.Configuration.Reload();
        await fixture.Look();
        var proven = fixture.At("prets.example.org");

        fixture.Configuration["Network:ProvenDomains:0:Organisation"] = "";
        fixture.Configuration.Reload();
        await fixture.Look();

        Assert.Multiple(() =>
        {
            Assert.That(unproven.Item1, Is.Null);
            Assert.That(unproven.Item2, Does.Contain("Network:ProvenDomains"));
            Assert.That(provenForAnother, Is.Null);
            Assert.That(proven?.Id, Is.EqualTo("ism"));
            Assert.That(proven?.Hosts, Is.EqualTo(["prets.example.org"]));
            Assert.That(fixture.At("prets.example.org"), Is.Null);
            Assert.That(fixture.At("souss-massa.example.ma")!.Version, Is.GreaterThan(proven!.Version));
        });
    }

    [Test]
    public async Task A_custom_domain_can_not_be_another_organisations()
    {
        using var fixture = await RegistryFixture.Started();
        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa" }.With(x => x["hosts"] = new JsonArray("prets.example.org")));
        await fixture.Look();

        fixture.Put("ior", new FileBuilder { Id = "ior", Label = "oriental" }.With(x => x["hosts"] = new JsonArray("PRETS.example.org.")));
        await fixture.Look();

        Assert.That(fixture.Registry.Problems.Select(x => (x.OrganisationId, x.Reason)), Has.Some.Matches<(string? Id, string Reason)>(
            x => x.Id == "ior" && x.Reason.Contains("that of 'ism'", StringComparison.Ordinal)));
        Assert.That(fixture.Registry.Find("ior")!.Version, Is.LessThan(fixture.Registry.Find("ism")!.Version), "the last good version stays");
    }
}
