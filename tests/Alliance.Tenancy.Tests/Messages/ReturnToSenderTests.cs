using Alliance.Kernel;
using Alliance.Tenancy.Tests.Jobs;

namespace Alliance.Tenancy.Tests.Messages;

/// <summary>What a consumer behind a broker fails at comes back to its sender, and is tried again or parked there as in process.</summary>
public sealed class ReturnToSenderTests
{
    [Test]
    public async Task Who_is_away_is_tried_again()
    {
        using var deployment = await Deployment.Of("one");
        var isAway = true;
        var heard = new Heard { Then = (_, _) => isAway ? throw new BusyException("database-busy", "Busy.", TimeSpan.FromSeconds(2), new TaskCanceledException()) : Task.CompletedTask };
        var replica = deployment.ReplicaWithBroker(heard);
        await replica.Serve();
        await replica.Announce("one", null, "important");
        for (var tries = 0; tries < 8; tries++)
        {
            await heard.Next();
            isAway = tries < 7;
            await Eventually.Holds(async () => await replica.Rows("one") is [{ Attempts: 0, ParkedAt: null, NextTryAt: not null, Recipient: "one" }], "it to come back");
            await replica.TimePasses(() => Task.FromResult(heard.IsAny)); // the pause may begin after the row is back
        }

        Assert.That(await heard.Next(), Is.EqualTo(("one", "important")));
        await Eventually.Becomes(() => replica.Waiting("one"), 0);
    }

    [Test]
    public async Task What_goes_on_failing_is_parked_after_five_tries()
    {
        using var deployment = await Deployment.Of("one");
        var replica = deployment.ReplicaWithBroker(new Heard { Then = (_, _) => throw new InvalidOperationException("Something is wrong.") });
        await replica.Serve();
        await replica.Announce("one", null, "bad");

        await replica.TimePasses(async () => await replica.Rows("one") is [{ ParkedAt: not null }]);

        Assert.That((await replica.Rows("one")).Single(), Has.Property("Attempts").EqualTo(5).And.Property("Failure").EqualTo("InvalidOperationException: Something is wrong."));
    }
}
