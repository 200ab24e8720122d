using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Insight.Reports;

/// <summary>Loans with one instalment left to pay, late or not: soon repaid, and time to speak of what comes next.</summary>
internal sealed class LastInstalmentReport : StandingReport
{
    public override ReportName Name => ReportName.LastInstalment;

    public override IReadOnlyList<ReportColumn> Columns { get; } =
    [
        ReportColumn.Count("endingLoans", x => x.Active),
        ReportColumn.Amount("disbursed", x => x.Disbursed),
        ReportColumn.Amount("outstanding", x => x.Outstanding),
        ReportColumn.Amount("arrears", x => x.Arrears),
    ];

    public override IQueryable<Loan> Candidates(IQueryable<Loan> loans, ReportScope scope) =>
        loans.Where(x => x.Summary.FirstDisbursedOn <= scope.AsOf && (!scope.IsPresent || x.Summary.Outstanding > Money.Zero));

    public override IEnumerable<(string Line, ReportSums Sums)> Measure(LoanStanding loan, ReportScope scope, ImmutableArray<int> buckets) =>
        loan.Schedule.Instalments().Count(x => x.Remaining > Money.Zero) == 1 ? [("", loan.On(scope.AsOf).Sums)] : [];
}
