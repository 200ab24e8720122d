using System.Text.Json;
using Alliance.Contracts.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Federation.Figures;

/// <summary>A year's end as it was told of the country, for good: whoever joins, comes back or corrects something afterwards shows in the next one.</summary>
public sealed class NationalYear
{
    public required DateOnly AsOf { get; init; }

    public required ToldYear Told { get; init; }

    /// <summary>Persons by platform, its last year told carried forward: shares of persons are told from them.</summary>
    public required IReadOnlyDictionary<string, FigureSet> Persons { get; init; }
}

internal sealed class NationalYearMapping : IEntityTypeConfiguration<NationalYear>
{
    public void Configure(EntityTypeBuilder<NationalYear> builder)
    {
        builder.HasKey(x => x.AsOf);
        builder.Property(x => x.AsOf).ValueGeneratedNever();
        builder.Property(x => x.Told).HasConversion(
            x => JsonSerializer.Serialize(x, JsonSerializerOptions.Web),
            x => JsonSerializer.Deserialize<ToldYear>(x, JsonSerializerOptions.Web)!,
            new ValueComparer<ToldYear>((x, y) => ReferenceEquals(x, y), x => x.AsOf.GetHashCode(), x => x));
        builder.Property(x => x.Persons).HasConversion(
            x => JsonSerializer.Serialize(x, JsonSerializerOptions.Web),
            x => JsonSerializer.Deserialize<Dictionary<string, FigureSet>>(x, JsonSerializerOptions.Web)!,
            new ValueComparer<IReadOnlyDictionary<string, FigureSet>>((x, y) => ReferenceEquals(x, y), x => x.Count, x => x));
    }
}
