using Alliance.Contracts.Platform;

namespace Alliance.Federation.Figures;

/// <summary>Rates from their numerators and denominators: the national one from sums, never an average of rates.</summary>
public static class Rate
{
    /// <summary>Capital received on instalments due ÷ capital due, 0–1 with six decimals; null where nothing was due yet.</summary>
    public static decimal? Repayment(FigureSet figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return figures.CapitalDue == 0 ? null : decimal.Round((decimal)figures.CapitalReceived / figures.CapitalDue, 6);
    }

    /// <summary>The middle one, or the mean of the two in the middle; null of none.</summary>
    public static decimal? Median(IEnumerable<decimal> rates)
    {
        var sorted = rates.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length switch
        {
            0 => null,
            var n when n % 2 == 1 => sorted[middle],
            _ => (sorted[middle - 1] + sorted[middle]) / 2,
        };
    }
}
