using System.Collections.Immutable;
using System.Globalization;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Insight.Reports;

/// <summary>What a report counts, line by line and column by column. One class each, in a file of its own.</summary>
internal abstract class ReportDefinition
{
    private const int FirstKey = 1950 * 12;

    private static readonly ImmutableDictionary<ReportName, ReportDefinition> Known = new ReportDefinition[]
    {
        new PortfolioReport(), new ExpectedReport(), new CollectedReport(), new AgeingReport(), new LossesReport(), new DisbursedReport(), new LastInstalmentReport(),
    }.ToImmutableDictionary(x => x.Name);

    /// <summary>Written once: a large platform asks for them millions of times.</summary>
    private static readonly ImmutableArray<string> MonthKeys = [.. Enumerable.Range(FirstKey, 200 * 12).Select(x => Written(Entries.Months.At(x)))];

    public abstract ReportName Name { get; }

    public abstract IReadOnlyList<ReportColumn> Columns { get; }

    public virtual ReportPeriod Period => ReportPeriod.None;

    public static ReportDefinition Of(ReportName name) => Known[name];

    /// <summary>Keys of the report's own lines, in order, shown even when they count nothing; without any the report has one line for each group.</summary>
    public virtual IReadOnlyList<string> Lines(ReportScope scope, ImmutableArray<int> buckets) => [""];

    /// <summary>The months that a period touches, as keys of lines.</summary>
    protected static IEnumerable<string> Months(DateOnly from, DateOnly to)
    {
        for (var month = Entries.Months.IndexOf(from); month <= Entries.Months.IndexOf(to); month++) yield return MonthOf(Entries.Months.At(month));
    }

    public static string MonthOf(DateOnly day) => Entries.Months.IndexOf(day) - FirstKey is >= 0 and var at && at < MonthKeys.Length ? MonthKeys[at] : Written(day);

    private static string Written(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

/// <summary>A report on how loans stand: read from their summaries on the business date.</summary>
internal abstract class StandingReport : ReportDefinition
{
    /// <summary>The line of loans that are not late; null when each must be looked at, since its schedule matters.</summary>
    public virtual string? LineOfLoansOnTime => null;

    /// <summary>Loans that can't count are left in the database.</summary>
    public abstract IQueryable<Loan> Candidates(IQueryable<Loan> loans, ReportScope scope);

    public abstract IEnumerable<(string Line, ReportSums Sums)> Measure(LoanStanding loan, ReportScope scope, ImmutableArray<int> buckets);
}

/// <summary>A report on what happened within a period: those loans alone are replayed.</summary>
internal abstract class MovementReport : ReportDefinition
{
    public override ReportPeriod Period => ReportPeriod.Past;

    /// <summary>Whether all that was ever paid out is wanted beside, to divide by.</summary>
    public virtual bool NeedsDisbursedSoFar => false;

    public abstract IQueryable<Loan> Candidates(IQueryable<Loan> loans, ReportScope scope);

    public abstract IEnumerable<(string Line, ReportSums Sums)> Measure(LoanMovements loan, ReportScope scope);
}
