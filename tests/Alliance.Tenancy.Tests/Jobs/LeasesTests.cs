using Alliance.Tenancy.Jobs;
using Microsoft.Extensions.Time.Testing;

namespace Alliance.Tenancy.Tests.Jobs;

public sealed class LeasesTests
{
    private static readonly TimeSpan Term = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Of_many_replicas_one_has_it()
    {
        using var tenancy = new TenancyServices();
        var organisation = await tenancy.Migrated("one");
        var replicas = Enumerable.Range(0, 8).Select(_ => new Leases(tenancy.Pools, TimeProvider.System)).ToArray();

        var taken = await Task.WhenAll(replicas.Select(x => Task.Run(() => x.TryTake(organisation, "work", Term, default))));

        Assert.That(taken.Count(x => x), Is.EqualTo(1));
    }

    [Test]
    public async Task Given_back_it_is_anybodys_at_once()
    {
        using var tenancy = new TenancyServices();
        var organisation = await tenancy.Migrated("one");
        var (first, second) = (new Leases(tenancy.Pools, TimeProvider.System), new Leases(tenancy.Pools, TimeProvider.System));
        await first.TryTake(organisation, "work", Term, default);

        await second.Release(organisation, "work", default);
        Assert.That(await second.TryTake(organisation, "work", Term, default), Is.False, "it wasn't the second's to give back");
        await first.Release(organisation, "work", default);

        Assert.That(await second.TryTake(organisation, "work", Term, default), Is.True);
    }

    [Test]
    public async Task A_dead_holder_is_succeeded_when_its_term_is_over()
    {
        using var tenancy = new TenancyServices();
        var organisation = await tenancy.Migrated("one");
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        var (dead, heir) = (new Leases(tenancy.Pools, clock), new Leases(tenancy.Pools, clock));

        Assert.That(await dead.TryTake(organisation, "work", Term, default), Is.True);
        Assert.That(await dead.TryTake(organisation, "work", Term, default), Is.True, "its holder prolongs it");
        Assert.That(await heir.TryTake(organisation, "work", Term, default), Is.False);
        clock.Advance(Term + TimeSpan.FromSeconds(1));

        Assert.That(await heir.TryTake(organisation, "work", Term, default), Is.True);
        Assert.That(await dead.TryTake(organisation, "work", Term, default), Is.False);
    }
}
