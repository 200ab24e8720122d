using Alliance.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Alliance.Architecture.Tests;

/// <summary>Optimistic concurrency of every revised entity of every module, found in the models: one added tomorrow is covered.</summary>
public sealed class Revisions
{
    /// <summary>Tokens that mean something else and are written where they are meant.</summary>
    private static readonly string[] OtherTokens =
    [
        "FiguresMonth.Revision", // the number of an announcement, by the clock
        "FundBooks.ClosedUntil", // a closing and a reopening at once
    ];

    private static IEnumerable<TestCaseData> Revised() =>
        from db in Product.Databases
        from entity in Entities(db)
        let root = entity.FindOwnership()?.PrincipalEntityType ?? entity
        where typeof(IRevised).IsAssignableFrom(root.ClrType)
        select new TestCaseData(db, root.ClrType, entity.ClrType).SetArgDisplayNames(db.Name, entity.ClrType.Name);

    [TestCaseSource(nameof(Revised))]
    public async Task Each_change_raises_the_revision_and_of_two_at_once_the_second_is_refused(Type type, Type root, Type touched)
    {
        await using var connection = new SqliteConnection("Data Source=:memory:;Foreign Keys=False");
        await connection.OpenAsync();
        await using var first = Samples.Open(type, connection);
        await using var second = Samples.Open(type, connection);
        await first.Database.EnsureCreatedAsync();
        var key = await Samples.Insert(first, first.Model.FindEntityType(root)!, []);
        if (touched != root) await Samples.Insert(first, first.Model.GetEntityTypes().Single(x => x.ClrType == touched && x.FindOwnership()?.PrincipalEntityType.ClrType == root), key);

        var mine = await Touch(first, root, touched, key);
        await Touch(second, root, touched, key);
        var before = mine.Revision;
        await first.SaveChangesAsync();

        Assert.That(mine.Revision, Is.EqualTo(before + 1));
        Assert.That(() => second.SaveChangesAsync(), Throws.TypeOf<DbUpdateConcurrencyException>());
    }

    [Test]
    public void Every_module_that_revises_is_looked_at() =>
        Assert.That(Revised().Select(x => ((Type)x.Arguments[0]!).Name).Distinct(), Is.EquivalentTo(["PlatformDb", "IdentityDb"]));

    [Test]
    public void A_concurrency_token_is_a_revision_raised_by_convention()
    {
        var others =
            from db in Product.Databases
            from entity in Entities(db)
            where entity.ClrType.Namespace?.StartsWith("Alliance.", StringComparison.Ordinal) is true
            from token in entity.GetFlattenedProperties()
            where token.IsConcurrencyToken && !(typeof(IRevised).IsAssignableFrom(entity.ClrType) && token.Name == nameof(IRevised.Revision))
            select $"{entity.ClrType.Name}.{token.Name}";

        Assert.That(others, Is.EquivalentTo(OtherTokens));
    }

    private static async Task<IRevised> Touch(ModuleDb db, Type root, Type touched, object[] key)
    {
        var entity = await db.FindAsync(root, key);
        var entry = db.ChangeTracker.Entries().Single(x => x.Metadata.ClrType == touched);
        (entry.Properties.FirstOrDefault(MayChange) ?? entry.ComplexProperties.First().Properties.First()).IsModified = true;
        return (IRevised)entity!;
    }

    private static bool MayChange(PropertyEntry x) => !x.Metadata.IsKey() && !x.Metadata.IsForeignKey() && x.Metadata.Name != nameof(IRevised.Revision);

    private static IEnumerable<IEntityType> Entities(Type type)
    {
        using var db = Samples.Open(type, new SqliteConnection("Data Source=:memory:"));
        return db.Model.GetEntityTypes();
    }
}
