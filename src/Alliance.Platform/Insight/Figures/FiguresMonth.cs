using System.Text.Json;
using Alliance.Contracts.Platform;
using Alliance.Platform.Entries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Insight.Figures;

/// <summary>The platform's figures of one month, as last announced: stocks at the end of its last day, or of the business date in the current month.</summary>
/// <remarks>From the first activity to the business date there is one row per month, without gaps.</remarks>
public sealed class FiguresMonth
{
    /// <summary>First day of the month.</summary>
    public required DateOnly Month { get; init; }

    public required DateOnly AsOf { get; set; }

    /// <summary>Rises with each announcement.</summary>
    public long Revision { get; private set; }

    public FigureSet Total { get; set; } = FigureSet.Zero;

    /// <summary>Replaced whole, never changed in place.</summary>
    public IReadOnlyList<BreakdownCell> Cells { get; set; } = [];

    /// <summary>Numbers the next announcement. By the clock, and more than the last one: a database restored from a copy must not announce what the Alliance takes for old.</summary>
    public FiguresAnnounced ToAnnouncement(DateTimeOffset now)
    {
        Revision = Math.Max(Revision + 1, now.ToUnixTimeMilliseconds());
        return new(Month, AsOf, Revision, Total, Cells);
    }
}

internal sealed class FiguresMonthMapping : IEntityTypeConfiguration<FiguresMonth>
{
    public void Configure(EntityTypeBuilder<FiguresMonth> builder)
    {
        builder.ToTable("Months");
        builder.HasKey(x => x.Month);
        builder.Property(x => x.Month).ValueGeneratedNever();
        builder.Property(x => x.Revision).IsConcurrencyToken();
        builder.ComplexProperty(x => x.Total, total =>
        {
            foreach (var measure in typeof(FigureSet).GetProperties()) total.Property(measure.Name).HasColumnName(measure.Name);
        });
        builder.Property(x => x.Cells).HasConversion(
            x => JsonSerializer.Serialize(x, JsonSerializerOptions.Web),
            x => JsonSerializer.Deserialize<IReadOnlyList<BreakdownCell>>(x, JsonSerializerOptions.Web)!,
            new ValueComparer<IReadOnlyList<BreakdownCell>>((x, y) => ReferenceEquals(x, y), x => x.Count, x => x));
    }
}
