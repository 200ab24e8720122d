using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;

namespace Alliance.Platform.Insight.Reports;

/// <summary>What is asked of a report: checked, with every default filled in.</summary>
public sealed record ReportScope
{
    /// <summary>A longer period is a slip of the pen.</summary>
    private const int MostMonths = 240;

    public required ReportName Name { get; init; }
    public required DateOnly AsOf { get; init; }

    /// <summary>First day of the period; the as-of date where the report looks at none or ahead.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Its last day.</summary>
    public required DateOnly To { get; init; }

    public required Breakdown By { get; init; }
    public required string? Province { get; init; }
    public required string? Sector { get; init; }

    /// <summary>Key of an officer (see <see cref="Origination.Applications.Officer.Key"/>).</summary>
    public required string? Officer { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>Whether what lists read is as of this day; else loans are replayed.</summary>
    public bool IsPresent => AsOf == Today;

    public bool IsFiltered => Province is not null || Sector is not null || Officer is not null;

    /// <summary>Whether the place of a loan matters.</summary>
    public bool NeedsPlaces => IsFiltered || By is not Breakdown.Nothing;

    /// <param name="AsOf">The business date when left out.</param>
    /// <param name="From">The first of January of the year of <paramref name="To"/> when left out.</param>
    /// <param name="To">The as-of date when left out; twelve months later where the report looks ahead.</param>
    public sealed record Input(
        DateOnly? AsOf = null, DateOnly? From = null, DateOnly? To = null, Breakdown By = Breakdown.Nothing,
        string? Province = null, string? Sector = null, string? Officer = null);

    /// <summary>The same as a query string.</summary>
    public sealed record Query(
        DateOnly? AsOf,
        DateOnly? From,
        DateOnly? To,
        Word<Breakdown>? By,
        [property: StringLength(60)] string? Province,
        [property: StringLength(40)] string? Sector,
        [property: StringLength(Origination.Applications.Officer.LongestName)] string? Officer)
    {
        internal Input ToInput() => new(AsOf, From, To, By?.Value ?? Breakdown.Nothing, Province, Sector, Officer);
    }

    /// <exception cref="RefusedException">The day or the period makes no sense.</exception>
    public static ReportScope Of(ReportName name, Input input, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(input);
        var asOf = input.AsOf ?? today;
        if (asOf > today) throw new RefusedException("report.after-today", $"A report is known up to the business date, {today:yyyy-MM-dd}.", today);

        var period = ReportDefinition.Of(name).Period;
        var to = period switch
        {
            ReportPeriod.Past => input.To ?? asOf,
            ReportPeriod.Ahead => input.To ?? Later(asOf, 12),
            _ => asOf,
        };
        var from = period is ReportPeriod.Past ? input.From ?? new(to.Year, 1, 1) : asOf;
        if (from > to) throw new RefusedException("report.period-reversed", "A period ends on or after the day it begins.", from, to);
        if (period is ReportPeriod.Past && to > asOf) throw new RefusedException("report.period-after-as-of", "The period ends on the as-of date or before.", asOf);
        if (to > Later(from, MostMonths)) throw new RefusedException("report.period-too-long", "A period has at most 240 months.", MostMonths);

        return new()
        {
            Name = name,
            AsOf = asOf,
            From = from,
            To = to,
            By = input.By,
            Province = Blank.ToNull(input.Province),
            Sector = Blank.ToNull(input.Sector),
            Officer = Blank.ToNull(input.Officer),
            Today = today,
        };
    }

    private static DateOnly Later(DateOnly day, int months) => day.Year > DateOnly.MaxValue.Year - 21 ? DateOnly.MaxValue : day.AddMonths(months);
}
