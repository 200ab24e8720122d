using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Kernel.Tests.Orchard;

public enum Ripeness
{
    Green,
    Ripe,
}

public sealed class Tree
{
    public required Id<Tree> Id { get; init; }
    public required Money Price { get; init; }
    public DateOnly PlantedOn { get; init; }
    public DateTime WateredAt { get; init; }
    public Ripeness Ripeness { get; init; }
}

public sealed record TreePlanted(Guid Id, Money Price);

internal sealed class TreeMapping : IEntityTypeConfiguration<Tree>
{
    public void Configure(EntityTypeBuilder<Tree> builder) => builder.Property(x => x.Id).ValueGeneratedNever();
}

internal sealed class Gardener
{
    public required Id<Gardener> Id { get; init; }
    public Id<Tree>? Favourite { get; init; }
}

internal sealed class GardenerMapping : IEntityTypeConfiguration<Gardener>
{
    public void Configure(EntityTypeBuilder<Gardener> builder) => builder.Property(x => x.Id).ValueGeneratedNever();
}

internal sealed class OrchardDb(DbContextOptions<OrchardDb> options) : ModuleDb(options)
{
    public override string Module => "orchard";

    public DbSet<Tree> FruitTrees => Set<Tree>();
}

public sealed class ModuleDbTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public ModuleDbTests()
    {
        _connection.Open();
        using var db = Db();
        db.Database.EnsureCreated();
    }

    public void Dispose() => _connection.Dispose();

    private OrchardDb Db() => new(new DbContextOptionsBuilder<OrchardDb>().UseSqlite(_connection).Options) { Steps = CommitSteps.None };

    private static Tree Argan(decimal price = 1_250.50m) => new()
    {
        Id = Id<Tree>.New(),
        Price = Money.Dirhams(price),
        PlantedOn = new(2008, 1, 31),
        WateredAt = new(2023, 6, 30, 12, 30, 0, DateTimeKind.Utc),
        Ripeness = Ripeness.Ripe,
    };

    [Test]
    public void Every_table_carries_the_name_of_its_module()
    {
        using var db = Db();

        Assert.That(db.Model.GetEntityTypes().Select(x => x.GetTableName()).Order(), Is.EqualTo(["orchard_fruit_trees", "orchard_gardener", "orchard_outbox"]));
    }

    [Test]
    public void What_is_saved_is_what_is_read()
    {
        var tree = Argan();
        using (var db = Db())
        {
            db.Add(tree);
            db.SaveChanges();
        }

        using var other = Db();
        var read = other.FruitTrees.Single(x => x.Id == tree.Id);

        Assert.That((read.Price, read.PlantedOn, read.WateredAt, read.Ripeness), Is.EqualTo((tree.Price, tree.PlantedOn, tree.WateredAt, tree.Ripeness)));
        Assert.That(read.WateredAt.Kind, Is.EqualTo(DateTimeKind.Utc));
    }

    [Test]
    public void A_typed_id_is_mapped_wherever_a_type_of_the_module_has_one()
    {
        var gardener = new Gardener { Id = Id<Gardener>.New(), Favourite = Id<Tree>.New() };
        using (var db = Db())
        {
            db.Add(gardener);
            db.SaveChanges();
        }

        using var other = Db();
        Assert.That(other.Set<Gardener>().Count(x => x.Id == gardener.Id && x.Favourite == gardener.Favourite), Is.EqualTo(1));
    }

    [Test]
    public void Money_lies_in_the_database_as_whole_centimes_and_enums_as_words()
    {
        using var db = Db();
        db.Add(Argan(1_250.50m));
        db.SaveChanges();

        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT \"Price\" || ' ' || \"Ripeness\" FROM orchard_fruit_trees";

        Assert.That(command.ExecuteScalar(), Is.EqualTo("125050 Ripe"));
    }

    [Test]
    public void Money_is_compared_and_summed_by_the_database()
    {
        using var db = Db();
        db.AddRange(Argan(100), Argan(20.05m), Argan(3));
        db.SaveChanges();

        Assert.That(db.FruitTrees.Count(x => x.Price > Money.Dirhams(20)), Is.EqualTo(2));
        Assert.That(db.FruitTrees.Sum(x => (long)(object)x.Price), Is.EqualTo(12_305));
    }

    [Test]
    public void A_change_and_its_announcement_are_committed_together()
    {
        var tree = Argan();
        using (var db = Db())
        {
            db.Add(tree);
            db.Announce(new TreePlanted(tree.Id.Value, tree.Price), OutboxMessage.ToAlliance);
            db.SaveChanges();
        }

        using var other = Db();
        var announced = other.Outbox.Single();

        Assert.That(announced.Type, Is.EqualTo(typeof(TreePlanted).FullName));
        Assert.That(announced.Recipient, Is.EqualTo(OutboxMessage.ToAlliance));
        Assert.That(announced.Body, Is.EqualTo($$"""{"id":"{{tree.Id}}","price":1250.5}"""));
    }

    [Test]
    public void A_change_that_fails_announces_nothing()
    {
        var tree = Argan();
        using (var db = Db())
        {
            db.Add(tree);
            db.SaveChanges();
        }

        using (var db = Db())
        {
            db.Add(new Tree { Id = tree.Id, Price = Money.Zero });
            db.Announce(new TreePlanted(tree.Id.Value, tree.Price));
            Assert.That(() => db.SaveChanges(), Throws.InstanceOf<DbUpdateException>());
        }

        using var other = Db();
        Assert.That(other.Outbox.Any(), Is.False);
    }
}
