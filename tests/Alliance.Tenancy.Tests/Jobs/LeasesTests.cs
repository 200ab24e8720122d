using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;

namespace Alliance.Tenancy.Tests.Jobs;

public sealed class LeasesTests
{
    private static readonly TimeSpan Term = TimeSpan.FromSeconds(30);

    private static Task<HeldLease?> Take(Replica replica, Deployment deployment) => replica.Leases.TryTake(One(deployment), "work", Term, default);

    private static Organisation One(Deployment deployment) => deployment.Organisations.Find("one")!;

    [Test]
    public async Task Of_many_replicas_one_has_it()
    {
        using var deployment = await Deployment.Of("one");
        var replicas = Enumerable.Range(0, 8).Select(_ => deployment.Replica()).ToArray();

        var taken = await Task.WhenAll(replicas.Select(x => Task.Run(() => Take(x, deployment))));

        Assert.That(taken.Count(x => x is not null), Is.EqualTo(1));
    }

    [Test]
    public async Task Given_back_it_is_anybodys_at_once()
    {
        using var deployment = await Deployment.Of("one");
        var (first, second) = (deployment.Replica(), deployment.Replica());
        var held = await Take(first, deployment);

        await second.Leases.Release(One(deployment), held! with { Fence = 7 }, default);
        Assert.That(await Take(second, deployment), Is.Null, "it wasn't the second's to give back");
        await first.Leases.Release(One(deployment), held, default);

        Assert.That((await Take(second, deployment))!.Fence, Is.GreaterThan(held.Fence));
    }

    [Test]
    public async Task A_dead_holder_is_succeeded_when_its_term_is_over()
    {
        using var deployment = await Deployment.Of("one");
        var (dead, heir) = (deployment.Replica(), deployment.Replica());
        var held = await Take(dead, deployment);
        Assert.That(await Take(heir, deployment), Is.Null);

        await deployment.LetTermsEnd();
        Assert.That(await dead.Leases.Prolong(One(deployment), held!, Term, default), Is.True, "late, but nobody had taken it");
        Assert.That(await Take(heir, deployment), Is.Null);
        await deployment.LetTermsEnd();

        Assert.That(await Take(heir, deployment), Is.Not.Null);
        Assert.That(await dead.Leases.Prolong(One(deployment), held!, Term, default), Is.False);
    }

    [TestCase(1_000)]
    [TestCase(-1_000)]
    public async Task A_replica_whose_clock_is_wrong_takes_nothing_early_and_keeps_nothing_long(int daysWrong)
    {
        using var deployment = await Deployment.Of("one");
        var (right, wrong) = (deployment.Replica(), deployment.Replica(clockIs: TimeSpan.FromDays(daysWrong)));
        await Take(right, deployment);

        Assert.That(await Take(wrong, deployment), Is.Null);
        await deployment.LetTermsEnd();
        Assert.That(await Take(wrong, deployment), Is.Not.Null);
        Assert.That(await Take(right, deployment), Is.Null);
        await using var db = right.Open();
        var until = db.Leases.Single().Until;
        Assert.That(until, Is.EqualTo(TimeProvider.System.GetUtcNow().UtcDateTime).Within(TimeSpan.FromDays(1)), "by the database's clock");
    }
}
