namespace Alliance.Schemes;

/// <summary>Is at least a share of another amount, or less than it: own funds of at least 10 % of the investment.</summary>
/// <remarks>Compared without rounding, in whole numbers (rooms-cases, S26): of 1 234 567,85 DH, 10 % are 123 456,785 DH, and 123 456,78 DH are less.</remarks>
/// <param name="Fact">The part.</param>
/// <param name="Percent">With at most four decimals.</param>
/// <param name="Whole">The amount that it is a share of.</param>
/// <param name="AtLeast">False for less than the share.</param>
public sealed record Share(Fact Fact, decimal Percent, Fact Whole, bool AtLeast) : Requirement(Fact)
{
    private const int Hundredths = 100;

    private const long Decimals = 10_000;

    /// <inheritdoc/>
    public override IEnumerable<Fact> Asks => [Fact, Whole];

    /// <inheritdoc/>
    public override Truth Holds(Profile profile, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return (profile.Number(Fact, on), profile.Number(Whole, on)) is ({ } part, { } whole) ? Known(IsReached(part, whole) == AtLeast) : Truth.Unknown;
    }

    /// <inheritdoc/>
    public override Rule Not() => this with { AtLeast = !AtLeast };

    /// <summary>The least part that reaches the share of a whole.</summary>
    internal long Needed(long whole)
    {
        var (quotient, remainder) = Int128.DivRem((Int128)whole * (long)(Percent * Decimals), Hundredths * Decimals);
        return (long)quotient + (remainder > 0 ? 1 : 0);
    }

    /// <inheritdoc/>
    internal override long? Missing(Profile profile, DateOnly on) =>
        AtLeast && profile.Number(Fact, on) is { } part && profile.Number(Whole, on) is { } whole && Needed(whole) > part ? Needed(whole) - part : null;

    private bool IsReached(long part, long whole) => (Int128)part * Hundredths * Decimals >= (Int128)whole * (long)(Percent * Decimals);
}
