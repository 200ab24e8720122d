using System.Collections.Immutable;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Insight.Reports;

/// <summary>What was paid out in a period, month by month: a loan counts in the month of its first payment out.</summary>
internal sealed class DisbursedReport : MovementReport
{
    public override ReportName Name => ReportName.Disbursed;

    public override IReadOnlyList<ReportColumn> Columns { get; } =
    [
        ReportColumn.Count("newLoans", x => x.Loans),
        ReportColumn.Count("tranches", x => x.Count),
        ReportColumn.Amount("disbursedInPeriod", x => x.Disbursed),
    ];

    public override IReadOnlyList<string> Lines(ReportScope scope, ImmutableArray<int> buckets) => [.. Months(scope.From, scope.To)];

    public override IQueryable<Loan> Candidates(IQueryable<Loan> loans, ReportScope scope) =>
        loans.Where(x => x.Summary.FirstDisbursedOn <= scope.To && x.Summary.LastDisbursedOn >= scope.From);

    public override IEnumerable<(string Line, ReportSums Sums)> Measure(LoanMovements loan, ReportScope scope) =>
        loan.Tranches.OrderBy(x => x.On).ThenBy(x => x.Id).Select((x, at) => (
            MonthOf(x.On), new ReportSums { Loans = at == 0 && x.On == loan.FirstDisbursedOn ? 1 : 0, Count = 1, Disbursed = x.Amount }));
}
