using System.Text.Json.Serialization;
using Alliance.Kernel;

namespace Alliance.Platform.Origination.Applications;

/// <summary>What the applicant expects of one year of the project.</summary>
/// <param name="Turnover">Sales without tax.</param>
/// <param name="Charges">All of the year, what is paid back of loans left out.</param>
/// <param name="Cash">At the end of the year.</param>
public sealed record YearForecast(Money Turnover, Money Charges, Money Cash)
{
    /// <summary>Below zero: a loss.</summary>
    public Money Result => Turnover - Charges;
}

/// <summary>The first three years of the project as its applicant expects them.</summary>
public sealed record Forecast
{
    public const int Years = 3;

    public required YearForecast First { get; init; }
    public required YearForecast Second { get; init; }
    public required YearForecast Third { get; init; }

    [JsonIgnore] public IReadOnlyList<YearForecast> InOrder => [First, Second, Third];

    /// <exception cref="RefusedException"><c>forecast.negative</c>.</exception>
    public void Check()
    {
        if (InOrder.Any(x => x.Turnover < Money.Zero || x.Charges < Money.Zero || x.Cash < Money.Zero))
            throw new RefusedException("forecast.negative", "Neither turnover nor charges nor cash of a year is below zero.");
    }
}
