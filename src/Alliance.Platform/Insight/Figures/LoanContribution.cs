using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;

namespace Alliance.Platform.Insight.Figures;

/// <summary>What a loan contributes once it is paid out, from its positions at the ends of months.</summary>
internal static class LoanContribution
{
    /// <summary>Days late beyond which all that a loan owes is at risk (PAR30, PAR90).</summary>
    public static readonly int[] AtRiskAfter = [30, 90];

    /// <param name="dossier">Its own: the investment, and the bank loan beside it, as the plan has it until one obtained is recorded.</param>
    /// <returns>The day of the first disbursement, null when nothing has been paid out.</returns>
    public static DateOnly? Add(Loan loan, LoanApplication dossier, Changes part, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(loan);
        ArgumentNullException.ThrowIfNull(dossier);
        if (loan.State.FirstDisbursedOn is not { } first || first > today) return null;

        part.Add(first, Indicators.BankLoans, dossier.BankLoanBeside.Centimes);
        part.Add(first, Indicators.TotalInvestment, dossier.Request.Plan.TotalInvestment.Centimes);
        var before = default(LoanPosition);
        foreach (var now in loan.PositionsAt(MonthEnds(loan, first, today)))
        {
            foreach (var (stock, of) in Moving) part.Add(now.On, stock, of(now) - of(before));
            before = now;
        }

        return first;
    }

    /// <summary>As long as anything may change: a year after the last instalment, none is of the last twelve months any more.</summary>
    private static List<DateOnly> MonthEnds(Loan loan, DateOnly first, DateOnly today)
    {
        var last = loan.State.Schedule.Select(x => x.DueOn).Concat(loan.Events.Select(x => x.On)).Max().AddYears(1);
        var (from, to) = (Months.IndexOf(first), Months.IndexOf(last < today ? last : today));
        return [.. Enumerable.Range(from, to - from + 1).Select(x => Months.AsOf(Months.At(x), today))];
    }

    /// <summary>What follows from how the loan stands.</summary>
    private static readonly (Stock Stock, Func<LoanPosition, long> Of)[] Moving =
    [
        (Indicators.LoansDisbursed, x => One(x.Disbursed > Money.Zero)),
        (Indicators.AmountDisbursed, x => x.Disbursed.Centimes),
        (Indicators.LoansFullyRepaid, x => One(x.IsFullyRepaid)),
        (Indicators.CapitalDue, x => x.CapitalDue.Centimes),
        (Indicators.CapitalReceived, x => x.CapitalReceived.Centimes),
        (Indicators.CapitalDue12Months, x => x.DueInYear.Centimes),
        (Indicators.CapitalReceived12Months, x => x.ReceivedInYear.Centimes),
        (Indicators.Outstanding, x => x.Outstanding.Centimes),
        (Indicators.OutstandingOver30, x => AtRisk(x, AtRiskAfter[0])),
        (Indicators.OutstandingOver90, x => AtRisk(x, AtRiskAfter[1])),
        (Indicators.NetLosses, x => (x.WrittenOff - x.Recovered).Centimes),
    ];

    private static long AtRisk(LoanPosition position, int days) => position.DaysLate > days ? position.Outstanding.Centimes : 0;

    private static int One(bool holds) => holds ? 1 : 0;
}
