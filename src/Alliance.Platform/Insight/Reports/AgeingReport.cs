using System.Collections.Immutable;
using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Insight.Reports;

/// <summary>What is outstanding by how late its loans are, in the platform's buckets (rule 11).</summary>
internal sealed class AgeingReport : StandingReport
{
    /// <summary>Loans with nothing past due.</summary>
    public const string OnTime = "on-time";

    public override ReportName Name => ReportName.Ageing;

    public override IReadOnlyList<ReportColumn> Columns { get; } =
    [
        ReportColumn.Count("activeLoans", x => x.Active),
        ReportColumn.Amount("outstanding", x => x.Outstanding),
        ReportColumn.Amount("arrears", x => x.Arrears),
        ReportColumn.Share("share", x => x.Outstanding),
    ];

    public override string LineOfLoansOnTime => OnTime;

    public override IReadOnlyList<string> Lines(ReportScope scope, ImmutableArray<int> buckets) =>
        [OnTime, .. Enumerable.Range(0, buckets.Length + 1).Select(x => Line(x, buckets))];

    public override IQueryable<Loan> Candidates(IQueryable<Loan> loans, ReportScope scope) =>
        loans.Where(x => x.Summary.FirstDisbursedOn <= scope.AsOf && (!scope.IsPresent || x.Summary.Outstanding > Money.Zero));

    public override IEnumerable<(string Line, ReportSums Sums)> Measure(LoanStanding loan, ReportScope scope, ImmutableArray<int> buckets)
    {
        if (loan.Outstanding == Money.Zero) return [];
        var (sums, daysLate) = loan.On(scope.AsOf);
        return [(daysLate <= 0 ? OnTime : Line(buckets.TakeWhile(x => daysLate > x).Count(), buckets), sums)];
    }

    /// <summary>Such as <c>1-30</c> and, at the end, <c>181-</c>.</summary>
    private static string Line(int bucket, ImmutableArray<int> buckets) => string.Create(
        CultureInfo.InvariantCulture, $"{(bucket == 0 ? 1 : buckets[bucket - 1] + 1)}-{(bucket == buckets.Length ? "" : buckets[bucket])}");
}
