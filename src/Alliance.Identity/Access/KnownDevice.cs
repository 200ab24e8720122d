using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Identity.Access;

/// <summary>A browser in which somebody has signed in to this account: strangers who lock the account don't lock it out. Its own wrong passwords are counted apart, so that it is no way around the lock.</summary>
public sealed class KnownDevice
{
    /// <summary>The browser's cookie carries it, protected.</summary>
    public required Id<KnownDevice> Id { get; init; }

    public required Id<Account> AccountId { get; init; }

    /// <summary>Wrong passwords from here since the last right one.</summary>
    public int FailedAttempts { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? LockedUntil { get; init; }

    /// <summary>UTC. One that hasn't been used for long is forgotten.</summary>
    public required DateTime LastSignedInAt { get; init; }
}

internal sealed class KnownDeviceMapping : IEntityTypeConfiguration<KnownDevice>
{
    public void Configure(EntityTypeBuilder<KnownDevice> builder)
    {
        builder.ToTable("known_devices");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(x => x.LastSignedInAt);
    }
}
