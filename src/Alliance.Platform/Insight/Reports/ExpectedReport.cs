using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Insight.Reports;

/// <summary>What the schedules in force let expect, month by month; with what is past due and what comes later it is all that is outstanding.</summary>
internal sealed class ExpectedReport : StandingReport
{
    public const string PastDue = "past-due";
    public const string Later = "later";

    public override ReportName Name => ReportName.Expected;

    public override ReportPeriod Period => ReportPeriod.Ahead;

    public override IReadOnlyList<ReportColumn> Columns { get; } =
    [
        ReportColumn.Count("instalments", x => x.Count),
        ReportColumn.Amount("expected", x => x.Due),
    ];

    public override IReadOnlyList<string> Lines(ReportScope scope, ImmutableArray<int> buckets) => [PastDue, .. Months(scope.AsOf, scope.To), Later];

    public override IQueryable<Loan> Candidates(IQueryable<Loan> loans, ReportScope scope) =>
        loans.Where(x => x.Summary.FirstDisbursedOn <= scope.AsOf && (!scope.IsPresent || x.Summary.Outstanding > Money.Zero));

    public override IEnumerable<(string Line, ReportSums Sums)> Measure(LoanStanding loan, ReportScope scope, ImmutableArray<int> buckets) =>
        from instalment in loan.Schedule.Instalments()
        where instalment.Remaining > Money.Zero
        select (
            instalment.DueOn < scope.AsOf ? PastDue : instalment.DueOn > scope.To ? Later : MonthOf(instalment.DueOn),
            new ReportSums { Count = 1, Due = instalment.Remaining });
}
