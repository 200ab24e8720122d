using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Jobs.Daily;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Tests.Jobs;

/// <summary>Work that writes a letter for each run, in the organisation's own database.</summary>
public sealed class DailyWorkTests
{
    private static readonly DateOnly Saturday = new(2026, 11, 28);

    private static void AddLetters(IServiceCollection services, Func<BusinessDays, OrganisationDb, Task<bool>>? step = null)
    {
        services.AddSingleton(new Step(step ?? WriteLetter));
        services.AddDailyWork<Letters, OrganisationDb>("letters", HostKind.AnyOrganisation);
    }

    private static void AddLetters(IServiceCollection services) => AddLetters(services, null);

    private static Task<bool> WriteLetter(BusinessDays days, OrganisationDb db)
    {
        db.Keys.Add(new StoredKey { FriendlyName = $"{days.From:MM-dd} to {days.Today:MM-dd}", Xml = "" });
        return Task.FromResult(false);
    }

    private static async Task<List<string?>> Written(Replica replica, string id = "one")
    {
        await using var db = replica.Open(id);
        return await db.Keys.OrderBy(x => x.FriendlyName).Select(x => x.FriendlyName).ToListAsync();
    }

    [Test]
    public async Task Of_several_replicas_one_does_the_day_once()
    {
        using var deployment = await Deployment.Of("one");
        var replicas = Enumerable.Range(0, 4).Select(_ => deployment.Replica(AddLetters)).ToArray();

        await Task.WhenAll(replicas.Select(x => Task.Run(() => x.Finish())));
        await Task.WhenAll(replicas.Select(x => Task.Run(() => x.Finish())));

        Assert.That(await Written(replicas[0]), Is.EqualTo(["11-28 to 11-28"]), "the first time without a past");
    }

    [Test]
    public async Task After_an_absence_it_runs_once_and_knows_since_when()
    {
        using var deployment = await Deployment.Of("one");
        var replica = deployment.Replica(AddLetters);
        await replica.Finish();

        replica.Clock.Advance(TimeSpan.FromDays(1));
        await replica.Finish();
        replica.Clock.Advance(TimeSpan.FromDays(21));
        await replica.Finish();

        Assert.That(await Written(replica), Is.EqualTo(["11-28 to 11-28", "11-29 to 11-29", "11-30 to 12-20"]));
    }

    [Test]
    public void Each_date_falls_to_exactly_one_run()
    {
        BusinessDays[] runs = [new(null, Saturday), new(Saturday, Saturday.AddDays(1)), new(Saturday.AddDays(1), Saturday.AddDays(22))];

        var found = Enumerable.Range(0, 25).Select(x => runs.Count(run => run.Contain(Saturday.AddDays(x - 1))));

        Assert.That(found, Is.EqualTo([0, .. Enumerable.Repeat(1, 23), 0]));
    }

    [Test]
    public async Task Each_organisation_has_its_own_date()
    {
        using var deployment = await Deployment.Of([
            new OrganisationBuilder { Id = "east", TimeZone = "+14:00" }.Build(),
            new OrganisationBuilder { Id = "west", TimeZone = "-10:00" }.Build(),
        ]);
        var replica = deployment.Replica(AddLetters);
        replica.Clock.Advance(TimeSpan.FromHours(2)); // 11:00 UTC: the 29th, 1:00, and the 28th, 1:00

        await replica.Finish("east");
        await replica.Finish("west");

        Assert.That(await Written(replica, "east"), Is.EqualTo(["11-29 to 11-29"]));
        Assert.That(await Written(replica, "west"), Is.EqualTo(["11-28 to 11-28"]));
    }

    [Test]
    public async Task A_date_that_was_passed_is_not_done_again()
    {
        using var deployment = await Deployment.Of("one");
        var (replica, behind) = (deployment.Replica(AddLetters), deployment.Replica(AddLetters, clockIs: TimeSpan.FromDays(-2)));

        await replica.Finish();
        await behind.Finish();

        Assert.That(await Written(replica), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_fails_leaves_nothing_and_the_day_is_still_due()
    {
        using var deployment = await Deployment.Of("one");
        var failing = deployment.Replica(x => AddLetters(x, async (days, db) =>
        {
            await WriteLetter(days, db);
            await db.SaveChangesAsync();
            throw new InvalidOperationException("the mail server is away");
        }));
        Assert.That(await failing.Turn(), Is.EqualTo(JobOutcome.Failed));
        Assert.That(await Written(failing), Is.Empty);

        await deployment.Replica(AddLetters).Finish();

        Assert.That(await Written(failing), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_long_day_is_done_in_steps_and_goes_on_where_it_was()
    {
        using var deployment = await Deployment.Of("one");
        async Task<bool> UpToThree(BusinessDays days, OrganisationDb db)
        {
            var done = await db.Keys.CountAsync();
            db.Keys.Add(new StoredKey { FriendlyName = $"{done + 1}", Xml = "" });
            return done + 1 < 3;
        }

        var first = deployment.Replica(x => AddLetters(x, async (days, db) => await db.Keys.AnyAsync() ? throw new InvalidOperationException("died") : await UpToThree(days, db)));
        Assert.That(await first.Turn(), Is.EqualTo(JobOutcome.Failed));

        await deployment.Replica(x => AddLetters(x, UpToThree)).Finish();

        Assert.That(await Written(first), Is.EqualTo(["1", "2", "3"]));
    }

    [Test]
    public async Task The_loop_notices_a_new_date_by_itself()
    {
        using var deployment = await Deployment.Of("one");
        var runs = 0;
        var replica = deployment.Replica(x => AddLetters(x, (_, _) =>
        {
            Interlocked.Increment(ref runs);
            return Task.FromResult(false);
        }));
        await replica.Serve();
        await Eventually.Holds(() => Volatile.Read(ref runs) > 0, "the day to be done");

        await Eventually.Holds(
            () =>
            {
                replica.Clock.Advance(TimeSpan.FromHours(1));
                return Volatile.Read(ref runs) > 1;
            },
            "the next day to be done");

        Assert.That(replica.Clock.GetUtcNow().UtcDateTime, Is.GreaterThanOrEqualTo(Saturday.AddDays(1).ToDateTime(TimeOnly.MinValue)));
    }

    private sealed record Step(Func<BusinessDays, OrganisationDb, Task<bool>> Do);

    private sealed class Letters(Step step, OrganisationDb db) : IDailyWork
    {
        Task<bool> IDailyWork.Step(BusinessDays days, CancellationToken ct) => step.Do(days, db);
    }
}
