using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Contracts.Platform;
using Alliance.Federation.Platforms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Alliance.Federation.Figures;

/// <summary>The cells announced with a month's figures, replaced together with them.</summary>
/// <remarks>One row per month and apart from <see cref="MonthlyFigures"/>: cells are always read and replaced whole, and the headline figures needn't drag them along.</remarks>
public sealed class MonthlyBreakdown
{
    public required string PlatformId { get; init; }
    public required DateOnly Month { get; init; }

    /// <summary>Not read any more: breakdowns are told by the year. Written for replicas of the release before, which read it while both run; it goes with the release after this one.</summary>
    public IReadOnlyList<FigureCell> Cells { get; set; } = [];

    /// <summary>Of a December: its year as the platform told it, for good. Null until it is told.</summary>
    public AnnouncedYear? Told { get; set; }
}

internal sealed class MonthlyBreakdownMapping : IEntityTypeConfiguration<MonthlyBreakdown>
{
    private static readonly JsonSerializerOptions Sparse = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public void Configure(EntityTypeBuilder<MonthlyBreakdown> builder)
    {
        builder.HasKey(x => new { x.PlatformId, x.Month });
        builder.Property(x => x.PlatformId).HasMaxLength(PlatformKey.MaxLength);
        builder.Property(x => x.Cells).HasConversion(
            new ValueConverter<IReadOnlyList<FigureCell>, string>(x => Write(x), x => Read(x)),
            new ValueComparer<IReadOnlyList<FigureCell>>((x, y) => ReferenceEquals(x, y), x => x.Count, x => x));
        builder.Property(x => x.Told).HasConversion(
            x => JsonSerializer.Serialize(x, Sparse),
            x => JsonSerializer.Deserialize<AnnouncedYear>(x, Sparse)!,
            new ValueComparer<AnnouncedYear>((x, y) => ReferenceEquals(x, y), x => x.Cells.Count, x => x));
    }

    private static string Write(IReadOnlyList<FigureCell> cells) => JsonSerializer.Serialize(cells, Sparse);

    private static List<FigureCell> Read(string cells) => JsonSerializer.Deserialize<List<FigureCell>>(cells, Sparse)!;
}
