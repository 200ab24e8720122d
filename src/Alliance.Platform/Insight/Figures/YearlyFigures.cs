using Alliance.Contracts.Platform;

namespace Alliance.Platform.Insight.Figures;

/// <summary>What was added in a calendar year; the last one may still be going on.</summary>
public sealed record YearlyFigures(int Year, long Enterprises, long Loans, decimal AmountDisbursed)
{
    /// <param name="months">Stocks of months, ascending, from the first activity on.</param>
    public static IReadOnlyList<YearlyFigures> Of(IEnumerable<FiguresAt> months)
    {
        ArgumentNullException.ThrowIfNull(months);
        var years = new List<YearlyFigures>();
        var before = FigureSet.Zero;
        foreach (var end in months.GroupBy(x => x.AsOf.Year).Select(x => x.Last()))
        {
            var added = end.Figures - before;
            years.Add(new(
                end.AsOf.Year, added[Indicators.EnterprisesFinanced], added[Indicators.LoansDisbursed], Indicators.AmountDisbursed.Of(added)!.Value));
            before = end.Figures;
        }

        return years;
    }
}
