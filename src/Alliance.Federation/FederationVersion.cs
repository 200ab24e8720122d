using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Federation;

/// <summary>The one row whose number rises with each accepted change, so that replicas notice what another one stored.</summary>
public sealed class FederationVersion
{
    internal const int TheOnlyRow = 1;

    public int Id { get; init; }
    public long Number { get; init; }
}

internal sealed class FederationVersionMapping : IEntityTypeConfiguration<FederationVersion>
{
    public void Configure(EntityTypeBuilder<FederationVersion> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasData(new FederationVersion { Id = FederationVersion.TheOnlyRow, Number = 0 });
    }
}
