using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Tenancy.Databases;

/// <summary>What tenancy itself keeps in each organisation's database: whose it is, its key ring, its leases, who changed its settings.</summary>
public sealed class OrganisationDb(DbContextOptions<OrganisationDb> options) : ModuleDb(options)
{
    public override string Module => "tenancy";

    public DbSet<DatabaseStamp> Stamps => Set<DatabaseStamp>();

    public DbSet<StoredKey> Keys => Set<StoredKey>();

    public DbSet<Lease> Leases => Set<Lease>();

    public DbSet<SettingsChange> SettingsChanges => Set<SettingsChange>();

    private static readonly CompiledQuery<OrganisationDb, string, DatabaseStamp?> StampQuery =
        new((db, id, _) => db.Stamps.AsNoTracking().SingleOrDefault(x => x.OrganisationId == id));

    /// <returns>The stamp of this organisation; null in another's database.</returns>
    public Task<DatabaseStamp?> StampOf(string organisationId, CancellationToken ct) => StampQuery.Run(this, organisationId, ct);
}

/// <summary>Says whose database this is, in its only row: a copy or a wrong connection string is noticed before it is used.</summary>
public sealed class DatabaseStamp
{
    public required string OrganisationId { get; init; }
}

/// <summary>A piece of work that one replica at a time does for this organisation, until it lets go or the time is over. Its row is never deleted, so that its number only rises.</summary>
public sealed class Lease
{
    /// <summary>The work, such as <c>relay</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The process that has it.</summary>
    public required string Holder { get; set; }

    /// <summary>Afterwards anybody may take it. Written and compared by the database's own clock: replicas need not agree what time it is.</summary>
    public required DateTime Until { get; set; }

    /// <summary>How often it was taken: the number of the turn that has it.</summary>
    public long Fence { get; set; }

    /// <summary>For daily work: the last business date that is done.</summary>
    public DateOnly? DoneThrough { get; set; }
}

internal sealed class OrganisationDbMapping :
    IEntityTypeConfiguration<DatabaseStamp>, IEntityTypeConfiguration<StoredKey>, IEntityTypeConfiguration<Lease>
{
    public void Configure(EntityTypeBuilder<DatabaseStamp> builder)
    {
        builder.ToTable("stamp");
        builder.HasKey(x => x.OrganisationId);
        builder.Property(x => x.OrganisationId).HasMaxLength(31);
    }

    public void Configure(EntityTypeBuilder<StoredKey> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.FriendlyName).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<Lease> builder)
    {
        builder.HasKey(x => x.Name);
        builder.Property(x => x.Name).HasMaxLength(100);
        builder.Property(x => x.Holder).HasMaxLength(200);
    }
}
