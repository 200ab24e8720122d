using Alliance.Tenancy.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Tests.Jobs;

/// <summary>The loop as a host runs it, one turn at a time.</summary>
public sealed class JobLoopTests
{
    private static TaskCompletionSource Promise() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Test]
    public async Task At_the_start_everybody_is_looked_at_and_afterwards_whoever_signals()
    {
        using var deployment = await Deployment.Of("one", "two");
        var (seen, ended) = (new[] { Promise(), Promise(), Promise() }, 0);
        var replica = deployment.Replica(new ScriptedJob.Script(_ =>
        {
            seen[Interlocked.Increment(ref ended) - 1].SetResult();
            return Task.FromResult(false);
        }).AddTo);

        await replica.Serve();
        await Eventually.Comes(seen[1].Task);
        replica.Services.GetRequiredService<JobSignal<ScriptedJob>>().Raise("two");

        await Eventually.Comes(seen[2].Task);
    }

    [Test]
    public async Task Work_without_end_holds_nobody_up()
    {
        using var deployment = await Deployment.Of("endless", "other");
        var othersTurn = Promise();
        Replica replica = null!;
        replica = deployment.Replica(new ScriptedJob.Script(x =>
        {
            replica.Clock.Advance(TimeSpan.FromSeconds(1)); // a step takes longer than a turn
            if (x.Id == "other") othersTurn.TrySetResult();
            return Task.FromResult(x.Id == "endless");
        }).AddTo);

        await replica.Serve();

        await Eventually.Comes(othersTurn.Task);
    }

    [Test]
    public async Task A_step_that_hangs_holds_nobody_up()
    {
        using var deployment = await Deployment.Of("hangs", "other");
        var (hanging, released, othersTurn) = (Promise(), Promise(), Promise());
        var replica = deployment.Replica(new ScriptedJob.Script(async x =>
        {
            if (x.Id == "other") othersTurn.TrySetResult();
            else
            {
                hanging.TrySetResult();
                x.Progress.Report("3/17");
                await released.Task;
            }

            return false;
        }).AddTo);
        await replica.Serve();
        await Eventually.Comes(hanging.Task);

        replica.Clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually.Comes(othersTurn.Task);

        Assert.That(replica.Board.States().Single(x => x.Organisation == "hangs"), Is.EqualTo(new JobState("hangs", "scripted", true, "3/17", 0)));
        released.SetResult();
    }

    [Test]
    public async Task A_process_that_stops_gives_back_what_it_holds()
    {
        using var deployment = await Deployment.Of("one");
        var working = Promise();
        var stopping = deployment.Replica(new ScriptedJob.Script(async x =>
        {
            working.TrySetResult();
            var ended = Promise();
            await using var ending = x.Ct.Register(() => ended.TrySetCanceled(x.Ct));
            await ended.Task;
            return true;
        }).AddTo);
        await stopping.Serve();
        await Eventually.Comes(working.Task);

        stopping.Dispose();

        var next = deployment.Replica(new ScriptedJob.Script(_ => Task.FromResult(false)).AddTo);
        Assert.That(await next.Turn(), Is.EqualTo(JobOutcome.Done));
    }
}
