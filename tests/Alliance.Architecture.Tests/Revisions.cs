using System.Globalization;
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
        await using var first = Open(type, connection);
        await using var second = Open(type, connection);
        await first.Database.EnsureCreatedAsync();
        var key = await Insert(first, first.Model.FindEntityType(root)!, []);
        if (touched != root) await Insert(first, first.Model.GetEntityTypes().Single(x => x.ClrType == touched && x.FindOwnership()?.PrincipalEntityType.ClrType == root), key);

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

    /// <summary>A row of which only the types are right: no rule of the domain is asked.</summary>
    /// <returns>Its key.</returns>
    private static async Task<object[]> Insert(ModuleDb db, IEntityType entity, object[] owner)
    {
        var owned = entity.FindOwnership()?.Properties.ToList() ?? [];
        var row = entity.GetTableMappings().Single().Table.Columns.Where(x => !x.IsNullable)
            .Select(x => (x.Name, x.PropertyMappings[0].Property))
            .Select(x => (x.Name, x.Property, Value: owned.Contains(x.Property) ? owner[owned.IndexOf(x.Property)] : Sample(x.Property))).ToList();
        var columns = string.Join(", ", row.Select(x => $"\"{x.Name}\""));
        var values = string.Join(", ", row.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"{{{i}}}")));
        var insert = $"INSERT INTO \"{entity.GetTableName()}\" ({columns}) VALUES ({values})"; // names of the model, values as parameters
        await db.Database.ExecuteSqlRawAsync(insert, row.Select(x => x.Property.GetTypeMapping().Converter?.ConvertToProvider(x.Value) ?? x.Value));
        return [.. entity.FindPrimaryKey()!.Properties.Select(x => row.Single(y => y.Property == x).Value)];
    }

    private static object Sample(IProperty property) =>
        Sample(property.ClrType) ?? property.GetTypeMapping().Converter!.ConvertFromProvider(Sample(property.GetTypeMapping().Converter!.ProviderClrType))!;

    private static object? Sample(Type type) =>
        type == typeof(string) ? "x"
        : type == typeof(Guid) ? Guid.NewGuid()
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>) ? Activator.CreateInstance(type, Guid.NewGuid())
        : type.IsEnum ? Enum.GetValues(type).GetValue(0)
        : type.IsArray ? Array.CreateInstance(type.GetElementType()!, 0)
        : type.IsValueType || type.GetConstructor(Type.EmptyTypes) is not null ? Activator.CreateInstance(type) : null;

    private static IEnumerable<IEntityType> Entities(Type type)
    {
        using var db = Open(type, new SqliteConnection("Data Source=:memory:"));
        return db.Model.GetEntityTypes();
    }

    private static ModuleDb Open(Type type, SqliteConnection connection)
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        options.UseSqlite(connection);
        var db = (ModuleDb)Activator.CreateInstance(type, options.Options)!;
        db.Steps = CommitSteps.None;
        return db;
    }
}
