using System.Collections.Immutable;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Insight.Reports;

/// <summary>All loans paid out: what came of the money, and what is at risk. Paid out = received + written off + outstanding.</summary>
internal sealed class PortfolioReport : StandingReport
{
    public override ReportName Name => ReportName.Portfolio;

    public override IReadOnlyList<ReportColumn> Columns { get; } =
    [
        ReportColumn.Count("loans", x => x.Loans),
        ReportColumn.Count("active", x => x.Active),
        ReportColumn.Amount("disbursed", x => x.Disbursed),
        ReportColumn.Amount("received", x => x.Received),
        ReportColumn.Amount("writtenOff", x => x.WrittenOff),
        ReportColumn.Amount("outstanding", x => x.Outstanding),
        ReportColumn.Amount("arrears", x => x.Arrears),
        ReportColumn.Ratio("par30", x => x.Over30, x => x.Outstanding),
        ReportColumn.Ratio("par90", x => x.Over90, x => x.Outstanding),
    ];

    public override string LineOfLoansOnTime => "";

    public override IQueryable<Loan> Candidates(IQueryable<Loan> loans, ReportScope scope) => loans.Where(x => x.Summary.FirstDisbursedOn <= scope.AsOf);

    public override IEnumerable<(string Line, ReportSums Sums)> Measure(LoanStanding loan, ReportScope scope, ImmutableArray<int> buckets) => [("", loan.On(scope.AsOf).Sums)];
}
