using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Tenancy.Registry;

/// <summary>The registry's memory, shared by replicas: accepted versions, names in use or retired, the host's keys. No organisation's data.</summary>
public sealed class RegistryDb : ModuleDb
{
    public RegistryDb(DbContextOptions<RegistryDb> options) : base(options) => Steps = CommitSteps.None; // leased by nobody

    public override string Module => "registry";

    public DbSet<StoredOrganisation> Organisations => Set<StoredOrganisation>();

    public DbSet<ClaimedHost> Hosts => Set<ClaimedHost>();

    /// <summary>The host's own data-protection ring, for what belongs to no organisation.</summary>
    public DbSet<StoredKey> Keys => Set<StoredKey>();

    public DbSet<StoredSecret> Secrets => Set<StoredSecret>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Ignore<OutboxMessage>(); // the registry announces nothing
    }
}

/// <summary>The last accepted version of an organisation's file, so that a broken file or another replica doesn't lose it; with <see cref="RemovedAt"/> its tombstone.</summary>
public sealed class StoredOrganisation
{
    public required string Id { get; init; }

    /// <summary>Name of the file in <c>tenants/</c>: tells whose a file is that can't be read any more.</summary>
    public required string FileName { get; set; }

    /// <summary>The file's text as it was accepted.</summary>
    public required string Body { get; set; }

    public required long Version { get; set; }

    public required DateTime AcceptedAt { get; set; }

    /// <summary>First time that its host answered anything but 404; null while it has only ever been onboarding.</summary>
    public DateTime? ServedSince { get; set; }

    /// <summary>Since when its file is gone: suspended, nothing deleted.</summary>
    public DateTime? RemovedAt { get; set; }

    /// <summary>Since when its database is gone too, by an operator's command.</summary>
    public DateTime? DeletedAt { get; set; }
}

/// <summary>A full host name that an organisation has or had. A retired one is not given to another organisation at once.</summary>
public sealed class ClaimedHost
{
    /// <summary>Normalised, such as <c>souss-massa.example.ma</c>.</summary>
    public required string Host { get; init; }

    public required string OrganisationId { get; set; }

    /// <summary>Null while in use.</summary>
    public DateTime? RetiredAt { get; set; }
}

/// <summary>A secret that replicas must share and nobody configured, such as the token server's keys.</summary>
public sealed class StoredSecret
{
    public required string Name { get; init; }

    public required string Value { get; set; }
}

internal sealed class RegistryDbMapping :
    IEntityTypeConfiguration<StoredOrganisation>, IEntityTypeConfiguration<ClaimedHost>,
    IEntityTypeConfiguration<StoredKey>, IEntityTypeConfiguration<StoredSecret>
{
    public void Configure(EntityTypeBuilder<StoredOrganisation> builder)
    {
        builder.Property(x => x.Id).HasMaxLength(31).ValueGeneratedNever();
        builder.Property(x => x.FileName).HasMaxLength(255);
    }

    public void Configure(EntityTypeBuilder<ClaimedHost> builder)
    {
        builder.HasKey(x => x.Host);
        builder.Property(x => x.Host).HasMaxLength(253);
        builder.Property(x => x.OrganisationId).HasMaxLength(31);
    }

    public void Configure(EntityTypeBuilder<StoredKey> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.FriendlyName).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<StoredSecret> builder)
    {
        builder.HasKey(x => x.Name);
        builder.Property(x => x.Name).HasMaxLength(100);
    }
}
