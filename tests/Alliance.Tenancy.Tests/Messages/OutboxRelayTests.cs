using Alliance.Contracts.Federation;
using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Tests.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Tests.Messages;

/// <summary>What an organisation announces reaches its recipient in the order of its commits, whatever becomes of others. Clocks stand still unless told.</summary>
public sealed class OutboxRelayTests
{
    private static readonly Organisation Alliance = new OrganisationBuilder { Id = "aim", Kind = HostKind.Alliance }.Build();
    private static readonly Organisation One = new OrganisationBuilder { Id = "one" }.Build();
    private static readonly Organisation Two = new OrganisationBuilder { Id = "two" }.Build();

    [Test]
    public async Task The_commit_alone_sends_it()
    {
        using var deployment = await Deployment.Of("one");
        var delivery = new ScriptedDelivery();
        var replica = deployment.Replica(delivery: delivery);
        await replica.Announce("one", null, "before the start"); // what a process that died left behind
        await replica.Serve();
        Assert.That(await delivery.Next(), Is.EqualTo(("before the start", "one")));

        await replica.Announce("one", null, "while it runs"); // its clock stands still: nobody looks around

        Assert.That(await delivery.Next(), Is.EqualTo(("while it runs", "one")));
        await Eventually.Becomes(() => replica.Waiting("one"), 0);
    }

    [Test]
    public async Task It_goes_in_the_order_of_commits_and_within_one_in_the_order_of_announcing()
    {
        using var deployment = await Deployment.Of("one");
        var delivery = new ScriptedDelivery();
        var replica = deployment.Replica(delivery: delivery);
        string[] many = [.. Enumerable.Range(0, 120).Select(x => $"{x}")]; // keys made within one millisecond are in no order
        foreach (var chunk in many.Chunk(40)) await replica.Announce("one", null, chunk);

        await replica.Serve();

        Assert.That(await delivery.Next(many.Length), Is.EqualTo(many));
    }

    [Test]
    public async Task A_row_stays_until_its_consumer_has_committed()
    {
        using var deployment = await Deployment.Of("one");
        var commit = new TaskCompletionSource();
        var delivery = new ScriptedDelivery((_, _) => commit.Task);
        var replica = deployment.Replica(delivery: delivery);
        await replica.Serve();
        await replica.Announce("one", null, "slow");
        await delivery.Next();

        Assert.That(await replica.Waiting("one"), Is.EqualTo(1));
        commit.SetResult();
        await Eventually.Becomes(() => replica.Waiting("one"), 0);
    }

    [Test]
    public async Task What_a_stop_cuts_off_is_delivered_after_the_start()
    {
        using var deployment = await Deployment.Of("one");
        var cutOff = new ScriptedDelivery((_, ct) => Never(ct));
        var stopping = deployment.Replica(delivery: cutOff);
        await stopping.Serve();
        await stopping.Announce("one", null, "important");
        await cutOff.Next();
        stopping.Dispose();

        var delivery = new ScriptedDelivery();
        var risen = deployment.Replica(delivery: delivery);
        await risen.Serve();

        Assert.That(await delivery.Next(), Is.EqualTo(("important", "one")));
    }

    [Test]
    public async Task A_consumer_that_never_ends_holds_up_nobody_else()
    {
        using var deployment = await Deployment.Of([Alliance, One, Two]);
        var delivery = new ScriptedDelivery((x, ct) => ScriptedDelivery.Reason(x) is "stuck" ? Never(ct) : Task.CompletedTask);
        var replica = deployment.Replica(delivery: delivery);
        await replica.Serve();
        await replica.Announce("aim", "one", "stuck");
        await replica.Announce("two", OutboxMessage.ToAlliance, "stuck");
        await delivery.Next(2);

        await replica.Announce("aim", "two", "from the same sender");
        Assert.That(await delivery.Next(), Is.EqualTo(("from the same sender", "two")));
        await replica.Announce("one", OutboxMessage.ToAlliance, "to the same recipient");
        Assert.That(await delivery.Next(), Is.EqualTo(("to the same recipient", "aim")));
    }

    [Test]
    public async Task Whoever_is_away_is_tried_until_he_is_back_and_nothing_is_given_up()
    {
        using var deployment = await Deployment.Of("one");
        var isAway = true;
        var waitedInVain = new BusyException("database-busy", "Busy.", TimeSpan.FromSeconds(2), new TaskCanceledException()); // as a database in trouble says it
        var heard = new Heard { Then = (_, _) => isAway ? throw waitedInVain : Task.CompletedTask };
        var replica = deployment.Replica(heard.AddTo, withMessages: true);
        await replica.Serve();
        await replica.Announce("one", null, "first", "second");
        for (var tries = 0; tries < 20; tries++)
        {
            var next = heard.Next();
            await replica.TimePasses(() => Task.FromResult(next.IsCompleted));
            Assert.That((await next).Reason, Is.EqualTo("first"), "what is behind waits");
        }

        Assert.That(await replica.Rows("one"), Has.All.Matches<OutboxMessage>(x => x is { Attempts: 0, ParkedAt: null }));
        isAway = false;

        await replica.TimePasses(async () => await replica.Waiting("one") == 0);
    }

    [Test]
    public async Task A_recipient_that_is_suspended_is_waited_for_and_told_at_once_when_it_is_back()
    {
        using var deployment = await Deployment.Of([Alliance, One]);
        var heard = new Heard();
        var replica = deployment.Replica(heard.AddTo, withMessages: true);
        deployment.Organisations.Put(new OrganisationBuilder { Id = "aim", Kind = HostKind.Alliance, Status = OrganisationStatus.Suspended }.Build());
        await replica.Serve();
        await replica.Announce("one", OutboxMessage.ToAlliance, "for later");
        await replica.HasTried("one", OutboxMessage.ToAlliance);
        Assert.That(await replica.Rows("one"), Has.One.Matches<OutboxMessage>(x => x is { Attempts: 0, ParkedAt: null }));

        deployment.Organisations.Put(Alliance); // its clock stands still: nobody tries by the clock

        Assert.That(await heard.Next(), Is.EqualTo(("aim", "for later")));
    }

    [Test]
    public async Task Without_an_Alliance_what_is_for_it_waits_in_silence()
    {
        using var deployment = await Deployment.Of([One, Alliance]);
        deployment.Organisations.Remove("aim");
        var (heard, said) = (new Heard(), new Said());
        var replica = deployment.Replica(x => { heard.AddTo(x); said.AddTo(x); }, withMessages: true);
        await replica.Serve();
        await replica.Announce("one", OutboxMessage.ToAlliance, "is there anybody?");
        await Eventually.Holds(() => said.Lines.Any(x => x.Contains("waits until there is one", StringComparison.Ordinal)), "it to be noticed");

        deployment.Organisations.Put(Alliance);
        replica.Services.GetRequiredService<Readiness>().Ready("aim");

        Assert.That(await heard.Next(), Is.EqualTo(("aim", "is there anybody?")));
        Assert.That(said.Troubles, Is.Empty);
    }

    private static async Task Never(CancellationToken ct)
    {
        var end = new TaskCompletionSource();
        await using var ending = ct.Register(() => end.TrySetCanceled(ct));
        await end.Task;
    }
}
