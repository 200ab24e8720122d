namespace Alliance.Federation.Figures;

/// <summary>What lies in the middle of the platforms' own rates, which the national rate doesn't tell.</summary>
public static class Median
{
    /// <summary>The middle one, or the mean of the two in the middle; null of none.</summary>
    public static decimal? Of(IEnumerable<decimal> rates)
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
