using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Kernel.Tests.Orders;

/// <summary>An order with lines: the smallest thing that has parts and a revision.</summary>
public sealed class Order : IRevised
{
    private readonly List<OrderLine> _lines = [];

    public Id<Order> Id { get; private init; } = Id<Order>.New();
    public string Customer { get; set; } = "";
    public IReadOnlyList<OrderLine> Lines => _lines;
    public long Revision { get; private set; }

    public void Add(string what) => _lines.Add(new() { What = what });

    public void RemoveFirst() => _lines.RemoveAt(0);
}

public sealed class OrderLine
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string What { get; set; }
}

/// <summary>What steps write down.</summary>
internal sealed class Note
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Words { get; init; }
}

internal sealed class OrdersMapping : IEntityTypeConfiguration<Order>, IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.OwnsMany(x => x.Lines, line =>
        {
            line.HasKey(x => x.Id);
            line.Property(x => x.Id).ValueGeneratedNever();
        });
    }

    public void Configure(EntityTypeBuilder<Note> builder) => builder.Property(x => x.Id).ValueGeneratedNever();
}

internal sealed class OrdersDb(DbContextOptions<OrdersDb> options) : ModuleDb(options)
{
    public override string Module => "orders";
}

/// <summary>A database in memory, and steps that a test names.</summary>
internal sealed class OrdersCase : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly List<CommitStep> _steps = [];

    public OrdersCase()
    {
        _connection.Open();
        using var db = Db();
        db.Database.EnsureCreated();
    }

    public void Dispose() => _connection.Dispose();

    public void Before(CommitStage stage, Func<OrdersDb, Task> run) =>
        _steps.Add(new(typeof(OrdersDb), stage, typeof(OrdersCase), (_, db, _) => run((OrdersDb)db)));

    /// <summary>As a lease has it.</summary>
    public OrdersDb Db() => Unleased(CommitSteps.In(new ServiceCollection().BuildServiceProvider(), [.. _steps.OrderBy(x => x.Stage)]));

    public OrdersDb Unleased(CommitSteps? steps = null) =>
        new(new DbContextOptionsBuilder<OrdersDb>().UseSqlite(_connection).Options) { Steps = steps };

    public async Task<Order> Stored(params string[] lines)
    {
        var order = new Order { Customer = "Hind" };
        foreach (var line in lines) order.Add(line);
        await using var db = Unleased(CommitSteps.None);
        db.Add(order);
        await db.SaveChangesAsync();
        return order;
    }

    public async Task<List<string>> Notes()
    {
        await using var db = Db();
        return await db.Set<Note>().Select(x => x.Words).ToListAsync();
    }
}
