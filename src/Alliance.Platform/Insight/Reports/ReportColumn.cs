using Alliance.Kernel;

namespace Alliance.Platform.Insight.Reports;

public enum ReportUnit
{
    Count,

    /// <summary>Dirhams.</summary>
    Amount,

    /// <summary>0 to 1.</summary>
    Ratio,
}

/// <summary>One column of figures.</summary>
/// <param name="Key">Its name over HTTP; its title is the text <c>column.…</c>, its definition <c>definition.…</c>.</param>
/// <param name="Value">From the sums of a row and those of the whole report; null where there is nothing to divide by.</param>
internal sealed record ReportColumn(string Key, ReportUnit Unit, Func<ReportSums, ReportSums, decimal?> Value)
{
    public static ReportColumn Count(string key, Func<ReportSums, long> count) => new(key, ReportUnit.Count, (sums, _) => count(sums));

    public static ReportColumn Amount(string key, Func<ReportSums, Money> amount) => new(key, ReportUnit.Amount, (sums, _) => amount(sums).InDirhams);

    public static ReportColumn Ratio(string key, Func<ReportSums, Money> part, Func<ReportSums, Money> whole) =>
        new(key, ReportUnit.Ratio, (sums, _) => Divided(part(sums), whole(sums)));

    /// <summary>Part of the whole report's sum, so that shares add up to one.</summary>
    public static ReportColumn Share(string key, Func<ReportSums, Money> part) => new(key, ReportUnit.Ratio, (sums, all) => Divided(part(sums), part(all)));

    /// <summary>To six decimals.</summary>
    private static decimal? Divided(Money part, Money whole) =>
        whole == Money.Zero ? null : decimal.Round((decimal)part.Centimes / whole.Centimes, 6, MidpointRounding.ToEven);
}
