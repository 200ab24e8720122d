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

    /// <summary>One per value of each dimension. Replaced whole, never changed in place.</summary>
    public IReadOnlyList<FigureCell> Cells { get; set; } = [];

    /// <summary>Of a December: its year as it was told, for good. Null until then.</summary>
    public ToldYear? Told { get; private set; }

    /// <summary>The total of that day, as it was then: shares of persons are told from it.</summary>
    public FigureSet? ToldTotal { get; private set; }

    /// <summary>Keeps what is told of the year that ends with this month.</summary>
    internal void Tell(ToldYear year) => (Told, ToldTotal) = (year, Total);

    /// <summary>Numbers the next announcement. By the clock, and more than the last one: a database restored from a copy must not announce what the Alliance takes for old.</summary>
    /// <param name="years">All told so far.</param>
    internal FiguresAnnounced ToAnnouncement(DateTimeOffset now, YearEnds years)
    {
        Revision = Math.Max(Revision + 1, now.ToUnixTimeMilliseconds());
        return new(
            Month, AsOf, Revision, [FigureCell.Total(Total), .. Cells],
            Told is null ? null : new([FigureCell.Total(ToldTotal!), .. Told.Tables.SelectMany(x => x.Cells)], Told.Counted, years.Persons(AsOf)));
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
        // By code: an indicator more needs no column more.
        builder.Property(x => x.Total).HasConversion(
            x => JsonSerializer.Serialize(x, JsonSerializerOptions.Web),
            x => JsonSerializer.Deserialize<FigureSet>(x, JsonSerializerOptions.Web)!,
            new ValueComparer<FigureSet>((x, y) => Equals(x, y), x => x.GetHashCode(), x => x));
        builder.Property(x => x.ToldTotal).HasConversion(
            x => JsonSerializer.Serialize(x, JsonSerializerOptions.Web),
            x => JsonSerializer.Deserialize<FigureSet>(x, JsonSerializerOptions.Web)!);
        builder.Property(x => x.Told).HasConversion(
            x => JsonSerializer.Serialize(x, JsonSerializerOptions.Web),
            x => JsonSerializer.Deserialize<ToldYear>(x, JsonSerializerOptions.Web)!,
            new ValueComparer<ToldYear>((x, y) => ReferenceEquals(x, y), x => x.AsOf.GetHashCode(), x => x));
        builder.Property(x => x.Cells).HasConversion(
            x => JsonSerializer.Serialize(x, JsonSerializerOptions.Web),
            x => JsonSerializer.Deserialize<IReadOnlyList<FigureCell>>(x, JsonSerializerOptions.Web)!,
            new ValueComparer<IReadOnlyList<FigureCell>>((x, y) => ReferenceEquals(x, y), x => x.Count, x => x));
    }
}
