using Microsoft.EntityFrameworkCore;

namespace Alliance.Kernel.Tests.Orders;

public sealed class RevisionTests
{
    private readonly OrdersCase _orders = new();

    [TearDown]
    public void Close() => _orders.Dispose();

    private static readonly TestCaseData[] Changes =
    [
        new TestCaseData((Order x) => { x.Customer = "Salma"; }).SetArgDisplayNames("itself"),
        new TestCaseData((Order x) => x.Add("pears")).SetArgDisplayNames("a part more"),
        new TestCaseData((Order x) => { x.Lines[0].What = "figs"; }).SetArgDisplayNames("a part changed"),
        new TestCaseData((Order x) => x.RemoveFirst()).SetArgDisplayNames("a part less"),
        new TestCaseData((Order x) => { x.RemoveFirst(); x.Add("dates"); x.Customer = "Omar"; }).SetArgDisplayNames("all of these"),
    ];

    [TestCaseSource(nameof(Changes))]
    public async Task Each_change_raises_it_by_one(Action<Order> change)
    {
        var id = (await _orders.Stored("apples")).Id;
        await using (var db = _orders.Db())
        {
            var order = await db.Set<Order>().SingleAsync(x => x.Id == id);
            change(order);
            await db.SaveChangesAsync();
            Assert.That(order.Revision, Is.EqualTo(1));
        }

        await using var other = _orders.Db();
        Assert.That((await other.Set<Order>().SingleAsync()).Revision, Is.EqualTo(1));
    }

    [TestCaseSource(nameof(Changes))]
    public async Task Of_two_changes_at_once_the_second_is_refused(Action<Order> change)
    {
        await _orders.Stored("apples");
        await using var first = _orders.Db();
        await using var second = _orders.Db();
        var (mine, theirs) = (await first.Set<Order>().SingleAsync(), await second.Set<Order>().SingleAsync());
        theirs.Add("quinces");
        await second.SaveChangesAsync();

        change(mine);

        Assert.That(() => first.SaveChangesAsync(), Throws.TypeOf<DbUpdateConcurrencyException>());
    }

    [Test]
    public async Task A_new_one_begins_at_0_and_one_that_was_only_read_stays_as_it_is()
    {
        var order = await _orders.Stored("apples");
        await using var db = _orders.Db();
        var read = await db.Set<Order>().SingleAsync();
        db.Add(new Order { Customer = "Omar" });
        await db.SaveChangesAsync();

        Assert.That((order.Revision, read.Revision), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Trying_again_after_a_failure_raises_it_once()
    {
        var fails = true;
        await _orders.Stored("apples");
        await using var db = _orders.Unleased(CommitSteps.None);
        db.SavingChanges += (_, _) =>
        {
            if (fails) throw new RefusedException("orders.busy", "Later.");
        };
        (await db.Set<Order>().SingleAsync()).Customer = "Salma";
        Assert.That(() => db.SaveChangesAsync(), Throws.TypeOf<RefusedException>());

        fails = false;
        await db.SaveChangesAsync();

        Assert.That((await db.Set<Order>().SingleAsync()).Revision, Is.EqualTo(1));
    }

    [Test]
    public async Task A_step_that_touches_it_raises_it_too()
    {
        await _orders.Stored("apples");
        _orders.Before(CommitStage.Acts, async db => (await db.Set<Order>().SingleAsync()).Add("from a step"));
        await using var db = _orders.Db();
        db.Add(new Note { Words = "something else" });
        await db.SaveChangesAsync();

        Assert.That((await db.Set<Order>().AsNoTracking().SingleAsync()).Revision, Is.EqualTo(1));
    }

    [Test]
    public async Task Who_read_an_older_one_is_refused()
    {
        await _orders.Stored("apples");
        await Change();
        await using var db = _orders.Db();
        var order = await db.Set<Order>().SingleAsync();
        db.Expect(order, 0);
        order.Customer = "Omar";

        Assert.That(() => db.SaveChangesAsync(), Throws.TypeOf<DbUpdateConcurrencyException>());
    }

    [Test]
    public async Task What_is_revised_meets_others_though_nothing_in_it_differs()
    {
        await _orders.Stored("apples");
        await using var db = _orders.Db();
        var order = await db.Set<Order>().SingleAsync();
        await Change();
        db.Revise(order);

        Assert.That(() => db.SaveChangesAsync(), Throws.TypeOf<DbUpdateConcurrencyException>());
    }

    private async Task Change()
    {
        await using var db = _orders.Db();
        (await db.Set<Order>().SingleAsync()).Customer = "Salma";
        await db.SaveChangesAsync();
    }
}
