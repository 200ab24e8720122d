using Alliance.Contracts.Federation;
using Alliance.Kernel;
using Alliance.Tenancy.Lifecycle.Commands;
using Alliance.Tenancy.Messages;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Tests.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Tests.Messages;

/// <summary>A message that can't be consumed is set aside with what went wrong, for an operator to look at and send again.</summary>
public sealed class ParkingTests
{
    private static readonly Organisation One = new OrganisationBuilder { Id = "one" }.Build();

    [Test]
    public async Task After_five_tries_it_is_parked_and_those_behind_go_on()
    {
        using var deployment = await Deployment.Of([One]);
        var tries = 0;
        var heard = new Heard { Then = (x, _) => x is "bad" && Interlocked.Increment(ref tries) > 0 ? throw new InvalidOperationException("Something is wrong.") : Task.CompletedTask };
        var replica = deployment.Replica(heard.AddTo, withMessages: true);
        await replica.Serve();
        await replica.Announce("one", null, "bad", "good");
        await heard.Next();
        await Eventually.Holds(async () => (await replica.Rows("one"))[0].NextTryAt is not null, "the failure to be noted");
        Assert.That((await replica.Rows("one"))[0], Has.Property("Attempts").EqualTo(1).And.Property("ParkedAt").Null.And.Property("NextTryAt").EqualTo(Deployment.Morning.UtcDateTime.AddMilliseconds(200)));

        await replica.TimePasses(async () => (await replica.Rows("one")) is [{ ParkedAt: not null }]);

        Assert.That(tries, Is.EqualTo(5));
        Assert.That((await replica.Rows("one")).Single(), Has.Property("Attempts").EqualTo(5).And.Property("Failure").EqualTo("InvalidOperationException: Something is wrong."));
        Assert.That(await Parked(replica), Is.EqualTo(1));
    }

    [Test]
    public async Task What_a_rule_refuses_or_nobody_may_receive_is_parked_at_once()
    {
        using var deployment = await Deployment.Of([One, new OrganisationBuilder { Id = "two" }.Build()]);
        var heard = new Heard { Then = (_, _) => throw new RefusedException("figures.malformed", "No.") };
        var replica = deployment.Replica(heard.AddTo, withMessages: true);
        await replica.Serve();

        await replica.Announce("one", null, "refused by its consumer");
        await replica.Announce("one", "two", "from a platform to a platform");
        await replica.Announce("one", "nobody", "to nobody");

        await Eventually.Becomes(() => Parked(replica), 3); // its clock stands still: no second try
        Assert.That((await replica.Rows("one")).Select(x => x.Attempts), Is.All.EqualTo(1));
    }

    /// <summary>While a release is rolled out, the older replica meets what only the newer one can read: a new message, or a known one with a new value.</summary>
    [TestCase("Alliance.Contracts.Federation.SaidTomorrow", "{}")]
    [TestCase("Alliance.Contracts.Federation.FiguresRequested", """{"reason":{"code":"tomorrow"}}""")]
    public async Task What_another_release_announced_waits_an_hour_for_a_replica_that_can_read_it_and_those_behind_wait_with_it(string type, string body)
    {
        using var deployment = await Deployment.Of([One]);
        var heard = new Heard();
        var replica = deployment.Replica(heard.AddTo, withMessages: true);
        await using (var db = replica.Open("one"))
        {
            db.Outbox.Add(new() { Id = Guid.CreateVersion7(replica.Clock.GetUtcNow()), Type = type, Body = body });
            await db.SaveChangesAsync();
        }

        await replica.Serve();
        await replica.Announce("one", null, "behind it");
        var turns = await replica.HasTried("one", "one");
        replica.Clock.Advance(TimeSpan.FromMinutes(59));
        await replica.HasTried("one", "one", after: turns);
        Assert.That((await replica.Rows("one"))[0], Has.Property("Attempts").Zero.And.Property("ParkedAt").Null.And.Property("Failure").Null, "its row is as another replica expects it");
        Assert.That(await replica.Waiting("one"), Is.EqualTo(2));

        var next = heard.Next();
        replica.Clock.Advance(TimeSpan.FromMinutes(2));
        await replica.TimePasses(() => Task.FromResult(next.IsCompleted));

        Assert.That(await next, Is.EqualTo(("one", "behind it")));
        Assert.That(await Parked(replica), Is.EqualTo(1), "nobody can read it any more");
    }

    [Test]
    public async Task An_operator_sees_it_and_sends_it_again()
    {
        using var deployment = await Deployment.Of([One]);
        var isMended = false;
        var heard = new Heard { Then = (_, _) => isMended ? Task.CompletedTask : throw new RefusedException("figures.malformed", "Not like this.") };
        var replica = deployment.Replica(heard.AddTo, withMessages: true);
        await replica.Serve();
        await replica.Announce("one", null, "important");
        await heard.Next();
        await Eventually.Becomes(() => Parked(replica), 1);
        var id = (await replica.Rows("one")).Single().Id;

        Assert.That(await Command(replica), Does.Match($"one +{id}  2026-11-28 09:00 UTC  {nameof(FiguresRequested)} to one, 1 tries: RefusedException: Not like this"));
        isMended = true;
        Assert.That(await Command(replica, "one", "--again", $"{id}"), Does.StartWith("1 to be sent again"));

        var again = heard.Next();
        await replica.TimePasses(() => Task.FromResult(again.IsCompleted)); // the host finds it when it next looks
        Assert.That(await again, Is.EqualTo(("one", "important")));
        await Eventually.Becomes(() => replica.Waiting("one"), 0);
        Assert.That(await Parked(replica), Is.Zero);
        Assert.That(await Command(replica), Is.Empty);
    }

    [Test]
    public async Task One_that_is_never_to_arrive_can_be_dropped_and_nothing_else_is()
    {
        using var deployment = await Deployment.Of([One]);
        var replica = deployment.Replica(new Heard { Then = (_, _) => throw new RefusedException("no", "No.") }.AddTo, withMessages: true);
        await replica.Serve();
        await replica.Announce("one", null, "first", "second");
        await Eventually.Becomes(() => Parked(replica), 2);
        var rows = await replica.Rows("one");

        Assert.That(await Command(replica, "one", "--drop", $"{rows[0].Id}"), Does.StartWith("1 dropped"));

        Assert.That((await replica.Rows("one")).Select(x => x.Id), Is.EqualTo([rows[1].Id]));
        Assert.That(() => Command(replica, "one", "--drop", "all"), Throws.TypeOf<MisusedException>());
        Assert.That(await Command(replica, "one", "--again", $"{rows[0].Id}"), Does.Contain("has no such message"));
    }

    private static Task<int> Parked(Replica replica) => replica.Services.GetRequiredService<ParkedMessages>().CountOf(One, default);

    private static async Task<string> Command(Replica replica, params string[] args)
    {
        await using var output = new StringWriter();
        await replica.Services.GetServices<IOperatorCommand>().Single(x => x.Name == "messages").Run(args, output, default);
        return output.ToString();
    }
}
