using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tenancy.Tests.Jobs;

public sealed class JobTurnsTests
{
    [Test]
    public async Task Who_has_nothing_to_do_takes_no_lease()
    {
        using var deployment = await Deployment.Of("one");
        var replica = deployment.Replica(new ScriptedJob.Script(_ => throw new NotSupportedException()) { IsDue = _ => false }.AddTo);

        Assert.That(await replica.Turn(), Is.EqualTo(JobOutcome.Done));

        await using var db = replica.Open();
        Assert.That(await db.Leases.AnyAsync(), Is.False);
    }

    [Test]
    public async Task Suspension_cuts_a_step_off_and_nothing_of_it_stays()
    {
        using var serving = new CancellationTokenSource();
        var one = new OrganisationBuilder { Id = "one" }.Build() with { Serving = serving.Token };
        using var deployment = await Deployment.Of([one]);
        var steps = 0;
        var replica = deployment.Replica(new ScriptedJob.Script(async x =>
        {
            steps++;
            await using var transaction = await x.Db.Database.BeginTransactionAsync(x.Ct);
            await x.Write();
            await serving.CancelAsync();
            await transaction.CommitAsync(x.Ct);
            return steps < 3;
        }).AddTo);

        Assert.That(await replica.Turn(), Is.EqualTo(JobOutcome.Away));
        deployment.Organisations.Put(one with { Status = OrganisationStatus.Suspended });
        Assert.That(await replica.Turn(), Is.EqualTo(JobOutcome.Away));

        Assert.That(steps, Is.EqualTo(1), "a suspended one isn't begun");
        deployment.Organisations.Put(one with { Serving = default });
        await using var db = replica.Open();
        Assert.That(await db.Keys.AnyAsync(), Is.False);
        Assert.That(await db.Leases.Select(x => x.Until).SingleAsync(), Is.EqualTo(DateTime.UnixEpoch), "given back");
    }

    [Test]
    public async Task A_paused_process_is_overtaken_and_says_so()
    {
        using var deployment = await Deployment.Of("one");
        var heir = deployment.Replica(new ScriptedJob.Script(async x =>
        {
            await x.Write("heir");
            return false;
        }).AddTo);
        var paused = deployment.Replica(new ScriptedJob.Script(async x =>
        {
            await deployment.LetTermsEnd();
            await heir.Finish();
            await x.Write("paused");
            return false;
        }).AddTo);

        Assert.That(await paused.Turn(), Is.EqualTo(JobOutcome.Busy));

        await using var db = heir.Open();
        Assert.That(await db.Keys.Select(x => x.FriendlyName).ToListAsync(), Is.EqualTo(["heir"]));
    }

    [Test]
    public async Task A_long_step_keeps_its_lease_while_its_process_lives()
    {
        using var deployment = await Deployment.Of("one");
        var other = deployment.Replica(new ScriptedJob.Script(_ => Task.FromResult(false)).AddTo);
        Replica working = null!;
        working = deployment.Replica(new ScriptedJob.Script(async x =>
        {
            await deployment.LetTermsEnd();
            await using var db = other.Open();
            await Eventually.Holds(
                () =>
                {
                    working.Clock.Advance(TimeSpan.FromSeconds(10)); // when its heart beats
                    return db.Leases.AnyAsync(y => y.Until > DateTime.UnixEpoch, x.Ct);
                },
                "the lease to be kept");
            Assert.That(await other.Turn(), Is.EqualTo(JobOutcome.Busy));
            await x.Write();
            return false;
        }).AddTo);

        Assert.That(await working.Turn(), Is.EqualTo(JobOutcome.Done));
    }

    [Test]
    public async Task A_step_that_throws_is_this_jobs_failure_and_another_may_try()
    {
        using var deployment = await Deployment.Of("one");
        var broken = deployment.Replica(new ScriptedJob.Script(_ => throw new InvalidOperationException("broken")).AddTo);
        var sound = deployment.Replica(new ScriptedJob.Script(_ => Task.FromResult(false)).AddTo);

        Assert.That(await broken.Turn(), Is.EqualTo(JobOutcome.Failed));

        Assert.That(await sound.Turn(), Is.EqualTo(JobOutcome.Done), "the lease was given back");
    }

    [Test]
    public async Task A_lost_race_is_no_failure()
    {
        using var deployment = await Deployment.Of("one");
        var replica = deployment.Replica(new ScriptedJob.Script(_ => throw new DbUpdateConcurrencyException()).AddTo);

        Assert.That(await replica.Turn(), Is.EqualTo(JobOutcome.Busy));
    }

    [Test]
    public async Task A_race_lost_again_and_again_is_trouble_that_somebody_is_told_of()
    {
        using var deployment = await Deployment.Of("one");
        var replica = deployment.Replica(new ScriptedJob.Script(_ => throw new DbUpdateConcurrencyException()).AddTo);
        var slot = replica.SlotOf("one");

        for (var lost = 0; lost < JobTurns.RacesBeforeItIsTrouble; lost++)
        {
            var outcome = await replica.Turn(slot);
            slot.End(outcome, TimeSpan.Zero);
            Assert.That(outcome, Is.EqualTo(JobOutcome.Busy));
        }

        Assert.That(await replica.Turn(slot), Is.EqualTo(JobOutcome.Failed));
    }
}
