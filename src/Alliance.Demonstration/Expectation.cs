using Alliance.Contracts.Platform;

namespace Alliance.Demonstration;

/// <summary>An indicator, between two bounds, as of a day or from one day to another.</summary>
/// <param name="Since">Null for all since the start; else what was reached by this day is taken off.</param>
public sealed record Expectation(string What, Func<FigureSet, decimal> Measure, decimal Low, decimal High, DateOnly AsOf, DateOnly? Since = null)
{
    public static Expectation Exactly(string what, Func<FigureSet, decimal> measure, decimal value, DateOnly asOf, DateOnly? since = null) =>
        new(what, measure, value, value, asOf, since);

    public static Expectation About(string what, Func<FigureSet, decimal> measure, decimal value, decimal percent, DateOnly asOf) =>
        new(what, measure, value * (1 - percent / 100), value * (1 + percent / 100), asOf);

    public static Expectation Between(string what, Func<FigureSet, decimal> measure, decimal low, decimal high, DateOnly asOf) =>
        new(what, measure, low, high, asOf);

    public static decimal RateOf(FigureSet figures) => Indicators.RepaymentRate.Of(figures) ?? 0;

    public static decimal DirhamsOf(FigureSet figures) => Indicators.AmountDisbursed.Of(figures)!.Value;

    public decimal Value(Func<DateOnly, FigureSet> figuresOn)
    {
        ArgumentNullException.ThrowIfNull(figuresOn);
        return Measure(figuresOn(AsOf)) - (Since is { } since ? Measure(figuresOn(since)) : 0);
    }

    public bool IsMetBy(Func<DateOnly, FigureSet> figuresOn) => Value(figuresOn) is var value && value >= Low && value <= High;
}

/// <summary>The generated history doesn't add up to what its profile says: a rule or a definition has changed, and the profile has to follow.</summary>
public sealed class DemonstrationMissedException(string profile, IEnumerable<string> missed)
    : InvalidOperationException($"The demonstration {profile} misses its figures: {string.Join("; ", missed)}.");
