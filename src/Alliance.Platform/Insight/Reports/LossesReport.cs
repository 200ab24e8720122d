using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Insight.Reports;

/// <summary>What was written off and what was recovered in a period; beside it the loss rate since the beginning.</summary>
internal sealed class LossesReport : MovementReport
{
    public override ReportName Name => ReportName.Losses;

    public override bool NeedsDisbursedSoFar => true;

    public override IReadOnlyList<ReportColumn> Columns { get; } =
    [
        ReportColumn.Count("loansWrittenOff", x => x.Loans),
        ReportColumn.Amount("writtenOffInPeriod", x => x.WrittenOff),
        ReportColumn.Amount("recoveredInPeriod", x => x.Recovered),
        ReportColumn.Amount("netLoss", x => x.WrittenOff - x.Recovered),
        ReportColumn.Amount("lostSoFar", x => x.LostSoFar),
        ReportColumn.Amount("disbursedSoFar", x => x.Disbursed),
        ReportColumn.Ratio("lossRate", x => x.LostSoFar, x => x.Disbursed),
    ];

    public override IQueryable<Loan> Candidates(IQueryable<Loan> loans, ReportScope scope) => loans.Where(x => x.Summary.WrittenOffOn <= scope.AsOf);

    public override IEnumerable<(string Line, ReportSums Sums)> Measure(LoanMovements loan, ReportScope scope) =>
    [
        ("", new()
        {
            Loans = loan.WrittenOff > Money.Zero ? 1 : 0,
            WrittenOff = loan.WrittenOff,
            Recovered = loan.Recovered,
            LostSoFar = loan.LostSoFar,
        }),
    ];
}
