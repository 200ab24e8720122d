using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Tenancy.Databases;

/// <summary>That somebody wrote the organisation's file from its page of settings. Never changed, never deleted; the versions of the file lie beside it.</summary>
public sealed class SettingsChange
{
    /// <summary>Of <see cref="Settings"/>; what is longer is cut.</summary>
    public const int LongestList = 2_000;

    public required Id<SettingsChange> Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public required Guid? AccountId { get; init; }

    /// <summary>Who, as shown in a history.</summary>
    public required string By { get; init; }

    /// <summary>SHA-256 of the file before, in hexadecimal.</summary>
    public required string From { get; init; }

    /// <summary>SHA-256 of the file afterwards.</summary>
    public required string To { get; init; }

    /// <summary>The paths of the settings that were changed, parted by spaces; no values.</summary>
    public required string Settings { get; init; }
}

internal sealed class SettingsChangeMapping : IEntityTypeConfiguration<SettingsChange>
{
    public void Configure(EntityTypeBuilder<SettingsChange> builder)
    {
        builder.ToTable("settings_changes");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.By).HasMaxLength(200);
        builder.Property(x => x.From).HasMaxLength(64);
        builder.Property(x => x.To).HasMaxLength(64);
        builder.Property(x => x.Settings).HasMaxLength(SettingsChange.LongestList);
        builder.HasIndex(x => x.At);
    }
}
