using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Alliance.Tenancy.Tests.Databases;

/// <summary>One organisation's locked database is its own trouble: few wait for it, none of them on a thread (TENANCY 21).</summary>
[NonParallelizable] // one looks at the threads of the pool
public sealed class WriteTurnsTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero));
    private TenancyServices _tenancy = null!;
    private Organisation _one = null!;

    private DatabaseCondition Condition => _tenancy.Databases.Of(_one).Condition;

    [SetUp]
    public async Task Migrate()
    {
        _tenancy = new TenancyServices(_clock);
        _one = await _tenancy.Migrated("one");
    }

    [TearDown]
    public void Dispose() => _tenancy.Dispose();

    [Test]
    public async Task While_another_process_holds_a_database_few_wait_without_threads_and_others_are_served()
    {
        var other = await _tenancy.Migrated("other");
        Task<string?>[] writers;
        using (new HeldLock(_tenancy, "one"))
        {
            writers = [.. Enumerable.Range(0, 150).Select(_ => Write(_one))];
            await Eventually.Holds(() => Condition.Writers.Waiting == 149, "all but the one whose turn it is wait");
            await Notice();

            await Eventually.Holds(() => writers.Count(x => x.IsCompleted) == 141, "those who came last are told at once");
            Assert.That(Condition.Writers.Waiting, Is.EqualTo(WriteGate.WaitingWhileLocked));
            Assert.That(writers.Where(x => x.IsCompleted).Select(x => x.Result).Distinct(), Is.EqualTo(["database-busy"]));
            await Eventually.Holds(() => BusyThreads() <= 2, "nobody sleeps on a thread of the pool");

            Assert.That(await Write(other), Is.Null, "another organisation writes");
            await using (var db = _tenancy.Pools.Lease(_one)) Assert.That(await db.Stamps.CountAsync(), Is.EqualTo(1), "and reading waits for nobody");
            Assert.That(await Write(_one, 5), Is.EqualTo(Enumerable.Repeat("database-busy", 5)), "eight wait already");
        }

        await Advance(() => !Condition.Writers.IsLocked);
        await Eventually.Comes(Task.WhenAll(writers));
        Assert.That(writers.Count(x => x.Result is null), Is.EqualTo(9), "who waited is served");
        Assert.That((await Keys(), Condition.Trouble), Is.EqualTo((9, (DatabaseTrouble?)null)));
    }

    [Test]
    public async Task Who_waits_in_vain_closes_the_door_for_a_while()
    {
        using (new HeldLock(_tenancy, "one"))
        {
            var writer = Write(_one);
            await Advance(() => writer.IsCompleted);
            Assert.That(await writer, Is.EqualTo("database-busy"));
            var next = Write(_one);
            await Eventually.Comes(next);
            Assert.That(await next, Is.EqualTo("database-busy"), "at once: the clock stands still");
            Assert.That(Condition.Trouble, Is.EqualTo(DatabaseTrouble.Locked));
        }

        Assert.That(await Write(_one), Is.EqualTo("database-busy"), "nobody has looked again yet");
        _clock.Advance(WriteGate.Patience);
        Assert.That((await Write(_one), Condition.Trouble), Is.EqualTo(((string?)null, (DatabaseTrouble?)null)));
    }

    /// <summary>Turns that follow each other are what a busy day looks like: nobody is refused.</summary>
    [Test]
    public async Task A_burst_is_served_to_the_last()
    {
        Assert.That(await Write(_one, 60), Is.All.Null);
        Assert.That((await Keys(), Condition.Writers.Waiting), Is.EqualTo((60, 0)));
    }

    [Test]
    public async Task A_turn_lasts_until_the_connection_closes_and_whoever_waits_too_long_is_told()
    {
        await using var held = _tenancy.Pools.Lease(_one);
        held.Steps = CommitSteps.None;
        var transaction = await held.Database.BeginTransactionAsync();
        Add(held);
        await held.SaveChangesAsync(); // within its own turn
        var (patient, late) = (Write(_one), Write(_one));
        await Eventually.Holds(() => Condition.Writers.Waiting == 2, "both wait for the transaction");
        await transaction.CommitAsync();
        await transaction.DisposeAsync();
        Assert.That(await Task.WhenAll(patient, late), Is.All.Null);

        await using var again = await held.Database.BeginTransactionAsync();
        var impatient = Write(_one);
        await Eventually.Holds(() => Condition.Writers.Waiting == 1, "it waits");
        _clock.Advance(WriteGate.Patience);
        Assert.That(await impatient, Is.EqualTo("database-busy"));
        Assert.That((Condition.Trouble, Condition.Writers.Waiting), Is.EqualTo(((DatabaseTrouble?)null, 0)), "a long transaction of our own is no trouble");
    }

    [Test]
    public async Task Who_saves_synchronously_takes_turns_too()
    {
        var held = _tenancy.Pools.Lease(_one);
        held.Steps = CommitSteps.None;
        var transaction = held.Database.BeginTransaction();
        Add(held);
        held.SaveChanges();
        var other = Task.Run(() =>
        {
            using var db = _tenancy.Pools.Lease(_one);
            db.Steps = CommitSteps.None;
            Add(db);
            return db.SaveChanges();
        });
        await Eventually.Holds(() => Condition.Writers.Waiting == 1, "it waits");
        transaction.Commit();
        held.Dispose();

        Assert.That((await other, await Keys()), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task Who_gives_up_leaves_the_line()
    {
        using var gone = new CancellationTokenSource();
        await using var held = _tenancy.Pools.Lease(_one);
        await using var transaction = await held.Database.BeginTransactionAsync();
        var client = Write(_one, gone.Token);
        await Eventually.Holds(() => Condition.Writers.Waiting == 1, "it waits");

        await gone.CancelAsync();

        Assert.That(async () => await client, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Condition.Writers.Waiting, Is.Zero);
    }

    /// <summary>EF Core leaves a connection open whose transaction could not begin, and a pooled context takes it along: what was open would never close, nor give its turn back.</summary>
    [Test]
    public async Task A_transaction_that_could_not_begin_leaves_no_connection_open_for_the_next_lease()
    {
        var inVain = _tenancy.Pools.Lease(_one);
        using (new HeldLock(_tenancy, "one"))
        {
            var beginning = inVain.Database.BeginTransactionAsync();
            await Advance(() => beginning.IsCompleted);
            Assert.That(async () => await beginning, Throws.InstanceOf<BusyException>());
        }

        await inVain.DisposeAsync();
        _clock.Advance(WriteGate.Patience);
        await using var other = _tenancy.Pools.Lease(_one); // the context that was in vain, from the pool
        Assert.That(other, Is.SameAs(inVain));
        await using var third = _tenancy.Pools.Lease(_one);

        other.Steps = third.Steps = CommitSteps.None;
        Add(other);
        await other.SaveChangesAsync();
        Add(third);
        var writing = third.SaveChangesAsync();

        await Eventually.Holds(() => writing.IsCompleted || Condition.Writers.Waiting > 0, "it writes, or waits for a turn that nobody gives back");
        Assert.That(Condition.Writers.Waiting, Is.Zero);
        await writing;
    }

    private async Task<string?> Write(Organisation organisation, CancellationToken ct = default)
    {
        await using var db = _tenancy.Pools.Lease(organisation);
        db.Steps = CommitSteps.None;
        Add(db);
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (BusyException busy)
        {
            return busy.Code;
        }
    }

    private Task<string?[]> Write(Organisation organisation, int times) => Task.WhenAll(Enumerable.Range(0, times).Select(_ => Task.Run(() => Write(organisation))));

    private static void Add(OrganisationDb db) => db.Keys.Add(new StoredKey { Id = Guid.CreateVersion7(), FriendlyName = "key", Xml = "<key/>" });

    private async Task<int> Keys()
    {
        await using var db = _tenancy.Pools.Lease(_one);
        return await db.Keys.CountAsync();
    }

    /// <summary>Lets whose turn it is look again until it knows that the lock is no passing one.</summary>
    private Task Notice() => Advance(() => Condition.Writers.IsLocked);

    /// <summary>In small steps: each is the next try of whose turn it is.</summary>
    private Task Advance(Func<bool> until) => Eventually.Holds(
        () =>
        {
            if (until()) return true;
            _clock.Advance(TimeSpan.FromMilliseconds(25));
            return false;
        },
        "it comes to that");

    private static int BusyThreads()
    {
        ThreadPool.GetMaxThreads(out var all, out _);
        ThreadPool.GetAvailableThreads(out var free, out _);
        return all - free;
    }
}
