using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Kernel.Tests.Orders;

public sealed class CompiledQueryTests
{
    private static readonly CompiledQuery<OrdersDb, Id<Order>, string?> CustomerOf =
        new((db, id, _) => db.Set<Order>().Where(x => x.Id == id).Select(x => x.Customer).SingleOrDefault());

    [Test]
    public async Task It_answers_for_its_key_and_with_nothing_for_another()
    {
        using var orders = new OrdersCase();
        var order = await orders.Stored("apples");
        await using var db = orders.Db();

        Assert.That(await CustomerOf.Run(db, order.Id, default), Is.EqualTo("Hind"));
        Assert.That(await CustomerOf.Run(db, Id<Order>.New(), default), Is.Null);
    }

    [Test]
    public async Task Each_model_in_a_process_has_its_own()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        await using var one = OfItsOwnModel(connection);
        await using var two = OfItsOwnModel(connection);
        await one.Database.EnsureCreatedAsync();
        var order = new Order { Customer = "Salma" };
        one.Add(order);
        await one.SaveChangesAsync();

        Assert.That(one.Model, Is.Not.SameAs(two.Model));
        Assert.That((await CustomerOf.Run(one, order.Id, default), await CustomerOf.Run(two, order.Id, default)), Is.EqualTo(("Salma", "Salma")));
    }

    private static OrdersDb OfItsOwnModel(SqliteConnection connection) =>
        new(new DbContextOptionsBuilder<OrdersDb>().UseSqlite(connection).EnableServiceProviderCaching(false).Options) { Steps = CommitSteps.None };
}
