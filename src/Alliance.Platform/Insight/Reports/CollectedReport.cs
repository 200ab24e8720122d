using System.Collections.Immutable;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Insight.Reports;

/// <summary>Of what fell due in each month, what has been received on it by the as-of date. What a write-off makes due counts in its month.</summary>
internal sealed class CollectedReport : StandingReport
{
    public override ReportName Name => ReportName.Collected;

    public override ReportPeriod Period => ReportPeriod.Past;

    public override IReadOnlyList<ReportColumn> Columns { get; } =
    [
        ReportColumn.Count("instalments", x => x.Count),
        ReportColumn.Amount("due", x => x.Due),
        ReportColumn.Amount("receivedOnDue", x => x.Received),
        ReportColumn.Amount("missing", x => x.Due - x.Received),
        ReportColumn.Ratio("collectionRate", x => x.Received, x => x.Due),
    ];

    public override IReadOnlyList<string> Lines(ReportScope scope, ImmutableArray<int> buckets) => [.. Months(scope.From, scope.To)];

    public override IQueryable<Loan> Candidates(IQueryable<Loan> loans, ReportScope scope) =>
        loans.Where(x => x.Summary.FirstDisbursedOn <= scope.To && (!scope.IsPresent || x.Summary.EndsOn >= scope.From));

    public override IEnumerable<(string Line, ReportSums Sums)> Measure(LoanStanding loan, ReportScope scope, ImmutableArray<int> buckets)
    {
        foreach (var instalment in loan.Schedule.Instalments())
        {
            var dueOn = loan.WrittenOffOn < instalment.DueOn ? loan.WrittenOffOn.Value : instalment.DueOn;
            if (dueOn >= scope.From && dueOn <= scope.To)
                yield return (MonthOf(dueOn), new() { Count = 1, Due = instalment.Due, Received = instalment.Received });
        }
    }
}
