using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Insight.Figures;

/// <summary>What a loan contributes once it is paid out, from its positions at the ends of months.</summary>
internal static class LoanContribution
{
    /// <returns>The day of the first disbursement, null when nothing has been paid out.</returns>
    public static DateOnly? Add(Loan loan, Changes part, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(loan);
        if (loan.State.FirstDisbursedOn is not { } first || first > today) return null;

        var last = loan.State.Schedule.Select(x => x.DueOn).Concat(loan.Events.Select(x => x.On)).Max();
        var (from, to) = (Months.IndexOf(first), Months.IndexOf(last < today ? last : today));
        List<DateOnly> days = [.. Enumerable.Range(from, to - from + 1).Select(x => Months.AsOf(Months.At(x), today))];
        var before = FigureSet.Zero;
        foreach (var position in loan.PositionsAt(days))
        {
            var now = Of(position);
            foreach (var stock in Moving) part.Add(position.On, stock, now[stock] - before[stock]);
            before = now;
        }

        return first;
    }

    private static readonly Stock[] Moving =
    [
        Indicators.LoansDisbursed, Indicators.AmountDisbursed, Indicators.LoansFullyRepaid, Indicators.CapitalDue, Indicators.CapitalReceived, Indicators.Outstanding,
    ];

    private static FigureSet Of(LoanPosition x) => new()
    {
        [Indicators.LoansDisbursed] = One(x.Disbursed > Money.Zero),
        [Indicators.AmountDisbursed] = x.Disbursed.Centimes,
        [Indicators.LoansFullyRepaid] = One(x.IsFullyRepaid),
        [Indicators.CapitalDue] = x.CapitalDue.Centimes,
        [Indicators.CapitalReceived] = x.CapitalReceived.Centimes,
        [Indicators.Outstanding] = x.Outstanding.Centimes,
    };

    private static int One(bool holds) => holds ? 1 : 0;
}
