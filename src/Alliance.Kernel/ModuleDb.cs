using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Alliance.Kernel;

/// <summary>One module's tables in one organisation's database: shared conventions, the outbox, revisions, and what follows from saving.</summary>
/// <remarks>Several modules share an organisation's database; the prefix keeps every table with one owner. Contexts are pooled, so a derived class keeps no state.</remarks>
public abstract partial class ModuleDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Lower-case name of the module: prefix of its tables and of its migrations history.</summary>
    public abstract string Module { get; }

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>The turn of background work that this context saves for: each commit checks that it isn't over. Null for requests and messages. Set at the start of each lease.</summary>
    public HeldLease? Held { get; set; }

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
        IdConvention.Map(configurationBuilder, GetType());
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly, x => x.Namespace?.StartsWith(GetType().Namespace!, StringComparison.Ordinal) is true);
        modelBuilder.Entity<OutboxMessage>(outbox =>
        {
            outbox.ToTable("outbox");
            outbox.HasKey(x => x.Number);
            outbox.Property(x => x.Id).ValueGeneratedNever();
            outbox.Property(x => x.Type).HasMaxLength(200);
            outbox.Property(x => x.Recipient).HasMaxLength(40);
            outbox.Property(x => x.Attempts).HasDefaultValue(0); // the release before writes rows without it while both run
            outbox.Property(x => x.Failure).HasMaxLength(OutboxMessage.LongestFailure);
            // On SQL Server rows are then written one after another, so that the numbers of one save are in its order; a MERGE of many promises none.
            outbox.HasAnnotation("SqlServer:UseSqlOutputClause", false);
        });
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(x => x.ClrType.IsAssignableTo(typeof(IFindable))))
        {
            modelBuilder.Entity(entity.ClrType).Property<string>(Search.Column).HasMaxLength(Search.LongestColumn).IsRequired();
            // With the key in it, a search reads the index alone: rows are many times as wide.
            modelBuilder.Entity(entity.ClrType).HasIndex(Search.Column, entity.FindPrimaryKey()!.Properties.Single().Name);
        }

        PrefixTables(modelBuilder);
        Revisions.Map(modelBuilder.Model);
        StoredTexts.AskAsStored(modelBuilder.Model);
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
