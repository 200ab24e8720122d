using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Alliance.Kernel;

/// <summary>One module's tables in one organisation's database: shared conventions and the outbox.</summary>
/// <remarks>Several modules share an organisation's database; the prefix keeps every table with one owner. Contexts are pooled, so a derived class keeps no state.</remarks>
public abstract class ModuleDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Lower-case name of the module: prefix of its tables and of its migrations history.</summary>
    public abstract string Module { get; }

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>Called when what was saved is committed: after <c>SaveChanges</c>, or after the transaction around it. Whoever waits to be told would look too early otherwise. Empty at the start of each lease.</summary>
    public Action? Committed { get; set; }

    /// <summary>Writes a message beside the change it tells of: both are committed by the same <c>SaveChanges</c>, and a relay hands it on (at least once).</summary>
    /// <param name="message">A record of <c>Alliance.Contracts</c>.</param>
    /// <param name="recipient">Id of the organisation in whose name it is consumed; null for the sender itself, <see cref="OutboxMessage.ToAlliance"/> for the national body.</param>
    public void Announce<TMessage>(TMessage message, string? recipient = null) where TMessage : class =>
        Outbox.Add(new OutboxMessage
        {
            Id = Guid.CreateVersion7(),
            Type = typeof(TMessage).FullName!,
            Body = JsonSerializer.Serialize(message, JsonSerializerOptions.Web),
            Recipient = recipient,
        });

    protected sealed override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<Money>().HaveConversion<CentimesConverter>();
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        ConfigureIds(new IdConventions(configurationBuilder));
    }

    /// <summary>Names the nouns whose keys this module maps: <c>ids.Of&lt;Loan&gt;()</c>.</summary>
    protected virtual void ConfigureIds(IdConventions ids)
    {
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly, x => x.Namespace?.StartsWith(GetType().Namespace!, StringComparison.Ordinal) is true);
        modelBuilder.Entity<OutboxMessage>(outbox =>
        {
            outbox.ToTable("outbox");
            outbox.Property(x => x.Id).ValueGeneratedNever();
            outbox.Property(x => x.Type).HasMaxLength(200);
            outbox.Property(x => x.Recipient).HasMaxLength(40);
        });
        PrefixTables(modelBuilder);
    }

    /// <summary>Gives every table the module's prefix in snake case: <c>LoanEvent</c> in <c>platform</c> is <c>platform_loan_events</c>, as its <c>DbSet</c> or mapping names it.</summary>
    private void PrefixTables(ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(x => !x.IsMappedToJson()))
        {
            if (entity.GetTableName() is not { } table) continue;
            var snake = string.Concat(table.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
            if (!snake.StartsWith(Module + "_", StringComparison.Ordinal)) entity.SetTableName($"{Module}_{snake}");
        }
    }

    private sealed class CentimesConverter() : ValueConverter<Money, long>(x => x.Centimes, x => new Money(x));

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        x => x.Kind == DateTimeKind.Utc ? x : x.ToUniversalTime(), x => DateTime.SpecifyKind(x, DateTimeKind.Utc));
}

/// <summary>Maps typed ids to Guid columns.</summary>
public sealed class IdConventions(ModelConfigurationBuilder builder)
{
    public IdConventions Of<T>()
    {
        builder.Properties<Id<T>>().HaveConversion<Converter<T>>();
        return this;
    }

    private sealed class Converter<T>() : ValueConverter<Id<T>, Guid>(x => x.Value, x => new Id<T>(x));
}

/// <summary>A message waiting to be handed to the transport, in the same database and transaction as what it tells of.</summary>
public sealed class OutboxMessage
{
    /// <summary>Recipient of what the national body consumes, whatever its id.</summary>
    public const string ToAlliance = "@alliance";

    /// <summary>In order of creation; also the transport's message id, so that a repeat can be recognised.</summary>
    public Guid Id { get; init; }

    /// <summary>Full name of a record in <c>Alliance.Contracts</c>.</summary>
    public required string Type { get; init; }

    public required string Body { get; init; }

    public string? Recipient { get; init; }
}
