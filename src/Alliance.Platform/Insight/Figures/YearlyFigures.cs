namespace Alliance.Platform.Insight.Figures;

/// <summary>What was added in a calendar year; the last one may still be going on.</summary>
public sealed record YearlyFigures(int Year, long Enterprises, long Loans, decimal AmountDisbursed)
{
    /// <param name="months">Stocks of months, ascending, from the first activity on.</param>
    public static IReadOnlyList<YearlyFigures> Of(IEnumerable<Headline> months)
    {
        ArgumentNullException.ThrowIfNull(months);
        var years = new List<YearlyFigures>();
        Headline? before = null;
        foreach (var end in months.GroupBy(x => x.AsOf.Year).Select(x => x.Last()))
        {
            years.Add(new(
                end.AsOf.Year,
                end.EnterprisesFinanced - (before?.EnterprisesFinanced ?? 0),
                end.LoansDisbursed - (before?.LoansDisbursed ?? 0),
                end.AmountDisbursed - (before?.AmountDisbursed ?? 0)));
            before = end;
        }

        return years;
    }
}
