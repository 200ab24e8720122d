using Alliance.Contracts.Platform;

namespace Alliance.Platform.Insight.Figures;

/// <summary>The figures everybody may see, as of a day. Amounts are dirhams.</summary>
/// <param name="RepaymentRate">0 to 1; null while nothing has fallen due.</param>
/// <param name="JobsCreated">By the latest observation of each enterprise.</param>
public sealed record Headline(
    DateOnly AsOf,
    long EnterprisesFinanced,
    long EnterprisesCreated,
    long LoansGranted,
    long LoansDisbursed,
    decimal AmountDisbursed,
    long LoansFullyRepaid,
    decimal? RepaymentRate,
    long JobsCreated,
    long ApplicationsReceived)
{
    public static Headline Of(FigureSet figures, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return new(
            asOf,
            figures.EnterprisesFinanced,
            figures.EnterprisesCreated,
            figures.LoansGranted,
            figures.LoansDisbursed,
            figures.AmountDisbursed / 100m,
            figures.LoansFullyRepaid,
            RateOf(figures),
            figures.JobsCreated,
            figures.ApplicationsReceived);
    }

    /// <summary>Capital received on instalments due ÷ capital due, to six decimals.</summary>
    public static decimal? RateOf(FigureSet figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return figures.CapitalDue == 0 ? null : decimal.Round((decimal)figures.CapitalReceived / figures.CapitalDue, 6, MidpointRounding.ToEven);
    }
}
