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

    /// <summary>By platform those from which it told its own shares of persons then (<see cref="AnnouncedYear.Persons"/>): the Alliance tells them from nothing else. Of two choices of years one could subtract.</summary>
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
