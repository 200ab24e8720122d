using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Kernel.Tests.Orders;

public sealed class BeforeCommitTests
{
    private readonly OrdersCase _orders = new();

    [TearDown]
    public void Close() => _orders.Dispose();

    [Test]
    public async Task Steps_run_by_stage_and_each_sees_what_those_before_it_added()
    {
        _orders.Before(CommitStage.Marks, db => Note(db, "marks"));
        _orders.Before(CommitStage.Acts, db => Note(db, "acts"));
        _orders.Before(CommitStage.Numbers, db => Note(db, "numbers"));
        _orders.Before(CommitStage.Books, db => Note(db, "books"));

        await Save(new Order());

        Assert.That(await _orders.Notes(), Is.EquivalentTo(["acts after 1", "books after 2", "numbers after 3", "marks after 4"]));

        static Task Note(OrdersDb db, string stage)
        {
            var seen = db.Added<Order>().Count() + db.Added<Note>().Count();
            db.Add(new Note { Words = $"{stage} after {seen}" });
            return Task.CompletedTask;
        }
    }

    [Test]
    public async Task What_a_step_changes_in_an_entity_or_its_parts_is_seen_by_those_after_it_and_saved()
    {
        var (renamed, shortened) = (await _orders.Stored(), await _orders.Stored("tea"));
        HashSet<Id<Order>> seen = [];
        _orders.Before(CommitStage.Acts, async db =>
        {
            (await db.Set<Order>().SingleAsync(x => x.Id == renamed.Id)).Customer = "Rachid";
            (await db.Set<Order>().SingleAsync(x => x.Id == shortened.Id)).RemoveFirst();
        });
        _orders.Before(CommitStage.Marks, db =>
        {
            seen.UnionWith(db.Touched<Order>().Select(x => x.Entity.Id));
            return Task.CompletedTask;
        });
        var added = new Order();

        await Save(added);

        await using var other = _orders.Db();
        var (first, second) = (await other.Set<Order>().SingleAsync(x => x.Id == renamed.Id), await other.Set<Order>().SingleAsync(x => x.Id == shortened.Id));
        Assert.That(seen, Is.EquivalentTo([renamed.Id, shortened.Id, added.Id]));
        Assert.That((first.Customer, first.Revision), Is.EqualTo(("Rachid", 1)));
        Assert.That((second.Lines.Count, second.Revision), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task However_often_steps_look_what_is_tracked_is_compared_once_before_them_and_once_after_each()
    {
        for (var step = 0; step < 3; step++)
        {
            _orders.Before(CommitStage.Acts, db =>
            {
                for (var look = 0; look < 5; look++) Assert.That(db.Touched<Order>().Concat(db.Added<Order>()).Count(), Is.EqualTo(2));
                return Task.CompletedTask;
            });
        }

        var compared = 0;
        await using var db = _orders.Db();
        db.ChangeTracker.DetectingAllChanges += (_, _) => compared++;
        db.Add(new Order());
        await db.SaveChangesAsync();

        Assert.That(compared, Is.EqualTo(1 + 3));
        Assert.That(db.ChangeTracker.AutoDetectChangesEnabled, Is.True, "for whoever goes on with it");
    }

    [Test]
    public async Task Within_a_stage_they_run_as_registered()
    {
        List<string> ran = [];
        foreach (var words in new[] { "first", "second", "third" })
        {
            _orders.Before(CommitStage.Acts, _ =>
            {
                ran.Add(words);
                return Task.CompletedTask;
            });
        }

        await Save(new Order());

        Assert.That(ran, Is.EqualTo(["first", "second", "third"]));
    }

    [Test]
    public async Task A_step_is_asked_for_in_the_scope_that_saves()
    {
        var services = new ServiceCollection();
        services.AddBeforeCommit<OrdersDb, WriteToScope>(CommitStage.Acts);
        services.AddScoped<Notebook>();
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        await using var scope = provider.CreateAsyncScope();

        await using var db = _orders.Unleased(CommitSteps.In(scope.ServiceProvider, [.. provider.GetServices<CommitStep>()]));
        db.Add(new Order { Customer = "Salma" });
        await db.SaveChangesAsync();

        Assert.That(scope.ServiceProvider.GetRequiredService<Notebook>().Customers, Is.EqualTo(["Salma"]));
    }

    [Test]
    public async Task What_a_step_refuses_is_not_saved()
    {
        _orders.Before(CommitStage.Acts, db => Write(db, "was here"));
        _orders.Before(CommitStage.Books, _ => throw new RefusedException("orders.closed", "Closed."));

        Assert.That(() => Save(new Order()), Throws.TypeOf<RefusedException>());

        Assert.That((await Count(), await _orders.Notes()), Is.EqualTo((0, Array.Empty<string>())));
    }

    [Test]
    public async Task What_steps_wrote_at_once_is_rolled_back_with_a_save_that_fails()
    {
        var stored = await _orders.Stored();
        _orders.Before(CommitStage.Books, async db => await db.Set<Order>().ExecuteUpdateAsync(x => x.SetProperty(y => y.Customer, "Rachid")));
        await using var db = _orders.Db();
        db.Database.ExecuteSql($"CREATE UNIQUE INDEX once ON orders_order (Customer)");
        db.Add(new Order { Customer = "Rachid" });

        Assert.That(() => db.SaveChangesAsync(), Throws.InstanceOf<DbUpdateException>());

        await using var other = _orders.Db();
        Assert.That((await other.Set<Order>().SingleAsync()).Customer, Is.EqualTo(stored.Customer));
    }

    [Test]
    public async Task Trying_again_stores_once_what_steps_add()
    {
        var fails = true;
        _orders.Before(CommitStage.Acts, db => Write(db, "once"));
        _orders.Before(CommitStage.Marks, _ => fails ? throw new RefusedException("orders.busy", "Later.") : Task.CompletedTask);
        await using var db = _orders.Db();
        db.Add(new Order());
        Assert.That(() => db.SaveChangesAsync(), Throws.TypeOf<RefusedException>());

        fails = false;
        await db.SaveChangesAsync();

        Assert.That((await Count(), await _orders.Notes()), Is.EqualTo((1, new[] { "once" })));
    }

    [Test]
    public async Task In_a_transaction_around_it_what_steps_add_is_committed_with_it_or_not_at_all([Values] bool commits)
    {
        _orders.Before(CommitStage.Acts, db => Write(db, "with it"));
        await using (var db = _orders.Db())
        {
            await using var around = await db.Database.BeginTransactionAsync();
            db.Add(new Order());
            await db.SaveChangesAsync();
            if (commits) await around.CommitAsync();
        }

        Assert.That((await Count(), await _orders.Notes()), Is.EqualTo(commits ? (1, new[] { "with it" }) : (0, Array.Empty<string>())));
    }

    [Test]
    public async Task Without_a_change_nothing_follows()
    {
        _orders.Before(CommitStage.Acts, db => Write(db, "for nothing"));
        await using var db = _orders.Db();

        await db.SaveChangesAsync();

        Assert.That(await _orders.Notes(), Is.Empty);
    }

    [Test]
    public async Task Nobody_saves_around_steps()
    {
        await using var unleased = _orders.Unleased();
        unleased.Add(new Order());
        Assert.That(() => unleased.SaveChangesAsync(), Throws.InvalidOperationException);
        Assert.That(() => unleased.SaveChanges(), Throws.InvalidOperationException);

        _orders.Before(CommitStage.Acts, db => Write(db, "not reached"));
        await using var leased = _orders.Db();
        leased.Add(new Order());
        Assert.That(() => leased.SaveChanges(), Throws.InvalidOperationException);

        Assert.That((await Count(), await _orders.Notes()), Is.EqualTo((0, Array.Empty<string>())));
    }

    [Test]
    public async Task A_step_does_not_save_by_itself()
    {
        _orders.Before(CommitStage.Acts, async db => await db.SaveChangesAsync());

        Assert.That(() => Save(new Order()), Throws.InvalidOperationException);
        Assert.That(await Count(), Is.Zero);
    }

    [Test]
    public void Outside_a_scope_there_are_steps_for_nobody_but_those_who_need_none()
    {
        _orders.Before(CommitStage.Acts, _ => Task.CompletedTask);

        Assert.That(CommitSteps.In(null, []), Is.SameAs(CommitSteps.None));
        Assert.That(CommitSteps.In(null, [new(typeof(OrdersDb), CommitStage.Acts, typeof(WriteToScope), (_, _, _) => Task.CompletedTask)]), Is.Null);
    }

    [Test]
    public void Who_waits_for_the_commit_is_told_once()
    {
        var told = 0;
        using var db = _orders.Db();
        db.OnceCommitted(() => told++);

        db.TellCommitted();
        db.TellCommitted();

        Assert.That(told, Is.EqualTo(1));
    }

    [Test]
    public void What_a_lease_was_given_ends_with_it()
    {
        var told = 0;
        var db = _orders.Db();
        db.OnceCommitted(() => told++);

        db.Dispose();

        db.TellCommitted();
        Assert.That((db.Steps, told), Is.EqualTo(((CommitSteps?)null, 0)));
    }

    private static Task Write(OrdersDb db, string words)
    {
        db.Add(new Note { Words = words });
        return Task.CompletedTask;
    }

    private async Task Save(Order order)
    {
        await using var db = _orders.Db();
        db.Add(order);
        await db.SaveChangesAsync();
    }

    private async Task<int> Count()
    {
        await using var db = _orders.Db();
        return await db.Set<Order>().CountAsync();
    }

    private sealed class Notebook
    {
        public List<string> Customers { get; } = [];
    }

    private sealed class WriteToScope(Notebook notebook) : IBeforeCommit<OrdersDb>
    {
        public Task Run(OrdersDb db, CancellationToken ct)
        {
            notebook.Customers.AddRange(db.Added<Order>().Select(x => x.Entity.Customer));
            return Task.CompletedTask;
        }
    }
}
