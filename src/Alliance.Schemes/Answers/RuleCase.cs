using System.Collections.Immutable;

namespace Alliance.Schemes;

/// <summary>A test case that follows from the declaration: a person at a boundary, to the centime, the year, the month and the day, and whether the requirement is met there.</summary>
/// <param name="Requirement">The one that is tried.</param>
/// <param name="Profile">Meets all others.</param>
/// <param name="On">The day of asking.</param>
/// <param name="Meets">What has to come out.</param>
/// <param name="Decides">Whether the answer for the whole scheme has to be the same: where the requirement is no alternative, and no other one stands in the way.</param>
public sealed record RuleCase(Requirement Requirement, Profile Profile, DateOnly On, bool Meets, bool Decides)
{
    /// <summary>All cases of a scheme; none where nobody can meet it.</summary>
    public static ImmutableArray<RuleCase> Of(Scheme scheme, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        if (Witness.Of(scheme.Rule, today) is not { } witness) return [];

        var always = scheme.Rule.Parts.OfType<Requirement>().ToHashSet();
        return [.. witness.Way.SelectMany(one => Cases(one, witness).Select(x => x with
        {
            Decides = always.Contains(one) && (!x.Meets || witness.Way.All(other => other.Holds(x.Profile, x.On) is Truth.Yes)),
        }))];
    }

    private static IEnumerable<RuleCase> Cases(Requirement one, Witness witness) => one switch
    {
        Within { Fact: Fact.Day } days => Boundaries(days, DateOnly.MaxValue.DayNumber)
            .Select(x => new RuleCase(one, witness.Profile, DateOnly.FromDayNumber((int)x.At), x.Meets, Decides: false)),
        Within within => Boundaries(within, within.Fact.Most()).Select(x => Case(within, witness, FactValue.Of(x.At), x.Meets)),
        Share share => Shares(share, witness),
        YesOrNo either => [Case(either, witness, FactValue.Of(either.Yes), meets: true), Case(either, witness, FactValue.Of(!either.Yes), meets: false)],
        Among among => Codes(among).Select(x => Case(among, witness, FactValue.Of(x.Code), x.Meets)),
        _ => [],
    };

    /// <summary>On either side of each end, one unit apart: which side is good is what the words "at most", "less than", "at least", "more than" say.</summary>
    private static IEnumerable<(long At, bool Meets)> Boundaries(Within within, long most)
    {
        var cases = new List<(long At, bool Meets)>();
        if (within.Low is { } low) cases.AddRange([(low.At - 1, false), (low.At, low.Included), (low.At + 1, true)]);
        if (within.High is { } high) cases.AddRange([(high.At - 1, true), (high.At, high.Included), (high.At + 1, false)]);
        return cases
            .Where(x => x.At >= 0 && x.At <= most)
            .Where(x => !x.Meets || (x.At >= within.Least && x.At <= within.Greatest)) // two ends next to one another
            .DistinctBy(x => x.At);
    }

    private static IEnumerable<RuleCase> Shares(Share share, Witness witness)
    {
        var needed = share.Needed(witness.Profile.Number(share.Whole, witness.On)!.Value);
        yield return Case(share, witness, FactValue.Of(needed), share.AtLeast);
        if (needed > 0) yield return Case(share, witness, FactValue.Of(needed - 1), !share.AtLeast);
    }

    private static IEnumerable<(string Code, bool Meets)> Codes(Among among)
    {
        var isThere = among.Fact.Codes().ToLookup(code => among.Codes.Contains(code, StringComparer.Ordinal) || among.Codes.Contains(Places.RegionOf(code), StringComparer.Ordinal));
        return isThere[true].Select(x => (x, among.Inside)).Concat(isThere[false].Select(x => (x, !among.Inside)));
    }

    private static RuleCase Case(Requirement one, Witness witness, FactValue value, bool meets) =>
        new(one, witness.Profile.With(one.Fact, value), witness.On, meets, Decides: false);
}
