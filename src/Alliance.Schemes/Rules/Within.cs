namespace Alliance.Schemes;

/// <summary>One end of what is admitted.</summary>
/// <param name="At">Centimes, years, months, a count, or the number of a day.</param>
/// <param name="Included">"At most" and "at least" include it, "less than" and "more than" don't (rooms-cases, E1).</param>
public sealed record Bound(long At, bool Included);

/// <summary>At least, more than, at most, less than, from–to; of days: from … on, until.</summary>
/// <param name="Fact">A counted one, or the day.</param>
/// <param name="Low">Null without a lower end.</param>
/// <param name="High">Null without an upper one; never both null.</param>
public sealed record Within(Fact Fact, Bound? Low, Bound? High) : Requirement(Fact)
{
    /// <summary>The least whole number admitted.</summary>
    internal long Least => Low is null ? long.MinValue : Low.Included ? Low.At : Low.At + 1;

    /// <summary>The greatest whole number admitted.</summary>
    internal long Greatest => High is null ? long.MaxValue : High.Included ? High.At : High.At - 1;

    /// <inheritdoc/>
    public override Truth Holds(Profile profile, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return profile.Number(Fact, on) is { } number ? Known(number >= Least && number <= Greatest) : Truth.Unknown;
    }

    /// <inheritdoc/>
    public override Rule Not() => (Low, High) switch
    {
        ({ } low, { } high) => AnyOf.Of([Below(low), Above(high)]),
        ({ } low, null) => Below(low),
        (null, { } high) => Above(high),
        _ => new AnyOf([]),
    };

    /// <inheritdoc/>
    internal override long? Missing(Profile profile, DateOnly on) =>
        Fact.Type() is FactType.Money or FactType.Number && profile.Number(Fact, on) is { } number && number < Least ? Least - number : null;

    /// <inheritdoc/>
    internal override Later? Later(Profile profile, DateOnly on)
    {
        if (Fact.Type() is not (FactType.Day or FactType.Years or FactType.Months) || profile.Number(Fact, on) is not { } number || number >= Least) return null;
        if (Fact is Fact.Day) return new(DateOnly.FromDayNumber((int)Least));
        if (profile.Find(Fact)?.Since is not { } since) return new(From: null);
        return new(Fact.Type() is FactType.Years ? Elapsed.Birthday(since, Least) : Elapsed.After(since, Least));
    }

    private Within Below(Bound low) => new(Fact, null, new(low.At, !low.Included));

    private Within Above(Bound high) => new(Fact, new(high.At, !high.Included), null);
}
