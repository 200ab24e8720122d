using Alliance.Kernel;
using Alliance.Tenancy.Databases.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Alliance.Architecture.Tests;

/// <summary>Tables, their owners and their migrations, on both engines. No server is asked: models and scripts are made without a connection.</summary>
public sealed class Databases
{
    internal static readonly IDatabaseEngine[] Engines = [new SqliteEngine(), new SqlServerEngine()];

    private static IEnumerable<TestCaseData> OnBothEngines() =>
        from db in Product.Databases
        from engine in Engines
        select new TestCaseData(db, engine).SetArgDisplayNames(db.Name, engine.Provider);

    [TestCaseSource(nameof(OnBothEngines))]
    public void Every_table_carries_the_name_of_its_module(Type type, IDatabaseEngine engine)
    {
        using var db = Open(type, engine);

        Assert.That(Tables(db), Is.Not.Empty.And.All.StartsWith(db.Module + "_"));
    }

    [Test]
    public void Every_table_has_one_owner()
    {
        var owners =
            from type in Product.Databases
            from table in Tables(type)
            group type.Name by table into known
            where known.Count() > 1
            select $"{known.Key}: {string.Join(", ", known)}";

        Assert.That(owners, Is.Empty);
    }

    [Test]
    public void Every_module_has_a_name_of_its_own() => Assert.That(Product.Databases.Select(x =>
    {
        using var db = Open(x, Engines[0]);
        return db.Module;
    }), Is.Unique);

    /// <summary>An aggregate's child with a preset key is taken for an update when EF Core believes that the database makes keys.</summary>
    [TestCaseSource(nameof(OnBothEngines))]
    public void No_database_makes_a_Guid(Type type, IDatabaseEngine engine)
    {
        using var db = Open(type, engine);
        var made =
            from entity in db.Model.GetEntityTypes()
            where entity.ClrType.Namespace?.StartsWith("Alliance.", StringComparison.Ordinal) is true
            from key in entity.FindPrimaryKey()?.Properties ?? []
            where (key.FindTypeMapping()?.Converter?.ProviderClrType ?? key.ClrType) == typeof(Guid) && key.ValueGenerated != ValueGenerated.Never
                && !key.IsForeignKey()
            select $"{entity.DisplayName()}.{key.Name}";

        Assert.That(made, Is.Empty);
    }

    /// <summary>The order of relaying: given by the database as it writes, one row after another. A MERGE of many rows promises no order, and keys sort by their random part on SQL Server.</summary>
    [TestCaseSource(nameof(OnBothEngines))]
    public void Outbox_rows_are_numbered_in_the_order_of_writing(Type type, IDatabaseEngine engine)
    {
        using var db = Open(type, engine);
        if (db.Model.FindEntityType(typeof(OutboxMessage)) is not { } outbox) return; // the registry announces nothing

        var key = outbox.FindPrimaryKey()!.Properties.Single();
        Assert.That((key.Name, key.ValueGenerated), Is.EqualTo((nameof(OutboxMessage.Number), ValueGenerated.OnAdd)));
        Assert.That(outbox.IsSqlOutputClauseUsed(), Is.False);
    }

    /// <summary>SQLite counts and compares these through functions of EF Core's that our connections do without.</summary>
    [TestCaseSource(typeof(Product), nameof(Product.Databases))]
    public void No_column_is_a_decimal_or_a_duration(Type type)
    {
        using var db = Open(type, new SqliteEngine());
        Type[] foreign = [typeof(decimal), typeof(TimeSpan), typeof(ulong)];

        Assert.That(
            from entity in db.Model.GetEntityTypes()
            from property in entity.GetFlattenedProperties()
            let stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType
            where foreign.Contains(Nullable.GetUnderlyingType(stored) ?? stored)
            select $"{entity.DisplayName()}.{property.Name}",
            Is.Empty);
    }

    [TestCaseSource(nameof(OnBothEngines))]
    public void Migrations_are_up_to_date_with_the_model(Type type, IDatabaseEngine engine)
    {
        using var db = Open(type, engine);

        Assert.That(db.Database.GetMigrations(), Is.Not.Empty);
        Assert.That(db.Database.HasPendingModelChanges(), Is.False, "dotnet ef migrations add, for both engines: docs/operations.md");
    }

    [TestCaseSource(typeof(Product), nameof(Product.Databases))]
    public void The_script_for_SQL_Server_parses_and_makes_every_table(Type type)
    {
        using var db = Open(type, new SqlServerEngine());
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        var parsed = new TSql170Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);

        Assert.That(errors.Select(x => $"line {x.Line}: {x.Message}"), Is.Empty);
        var visitor = new CreatedTables();
        parsed.Accept(visitor);
        Assert.That(visitor.Names, Is.SupersetOf(Tables(db)));
    }

    private static string[] Tables(Type type)
    {
        using var db = Open(type, Engines[0]);
        return Tables(db);
    }

    private static string[] Tables(DbContext db) => [.. db.Model.GetEntityTypes().Select(x => x.GetTableName()).OfType<string>().Distinct()];

    internal static ModuleDb Open(Type type, IDatabaseEngine engine)
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        engine.Use(options, engine is SqliteEngine ? "Data Source=:memory:" : "Server=nowhere;Database=none", "__migrations", statementTimeout: 1);
        return (ModuleDb)Activator.CreateInstance(type, options.Options)!;
    }

    private sealed class CreatedTables : TSqlFragmentVisitor
    {
        public List<string> Names { get; } = [];

        public override void Visit(CreateTableStatement node) => Names.Add(node.SchemaObjectName.BaseIdentifier.Value);
    }
}
