using System.Collections.Immutable;

namespace Alliance.Schemes;

/// <summary>Somebody who meets a rule, made up from the rule itself: from here its boundaries are tried.</summary>
/// <param name="Profile">All facts that one way through the rule asks.</param>
/// <param name="On">A day on which it holds.</param>
/// <param name="Way">The requirements of that way: of alternatives, the one chosen.</param>
public sealed record Witness(Profile Profile, DateOnly On, ImmutableArray<Requirement> Way)
{
    private const int MostWays = 256;

    /// <summary>What is taken for an amount that nothing bounds: 100 000 DH.</summary>
    private const long Plain = 10_000_000;

    /// <summary>The first that is found; null where nobody can meet the rule, or it isn't found among so many ways.</summary>
    public static Witness? Of(Rule rule, DateOnly today) => Ways(rule).Take(MostWays).Select(x => Try([.. x], today)).FirstOrDefault(x => x is not null);

    private static IEnumerable<IEnumerable<Requirement>> Ways(Rule rule) => rule switch
    {
        AllOf all => all.Parts.Aggregate<Rule, IEnumerable<IEnumerable<Requirement>>>([[]], (ways, part) => ways.SelectMany(way => Ways(part).Select(way.Concat))),
        AnyOf any => any.Parts.SelectMany(Ways),
        _ => [[(Requirement)rule]],
    };

    private static Witness? Try(ImmutableArray<Requirement> way, DateOnly today)
    {
        var on = DateOnly.FromDayNumber((int)Inside(way, Fact.Day, today.DayNumber));
        var profile = way.SelectMany(x => x.Asks).Distinct().Where(x => x is not Fact.Day).Aggregate(Profile.Empty, (made, fact) => made.With(fact, Value(fact, way)));
        var shares = way.OfType<Share>().ToList();
        for (var again = 0; again <= shares.Count; again++)
            foreach (var share in shares) profile = Fit(share, profile);
        return way.All(x => x.Holds(profile, on) is Truth.Yes) ? new(profile, on, way) : null;
    }

    private static FactValue Value(Fact fact, ImmutableArray<Requirement> way) => fact.Type() switch
    {
        FactType.YesNo => FactValue.Of(way.OfType<YesOrNo>().First(x => x.Fact == fact).Yes),
        FactType.Choice or FactType.Place => FactValue.Of(fact.Codes().FirstOrDefault(code => way.OfType<Among>().Where(x => x.Fact == fact)
            .All(x => x.Holds(Profile.Empty.With(fact, FactValue.Of(code)), default) is Truth.Yes)) ?? fact.Codes()[0]),
        FactType.Money => FactValue.Of(Inside(way, fact, Plain)),
        _ => FactValue.Of(Inside(way, fact, 1)),
    };

    /// <summary>The number nearest to a plain one within all bounds.</summary>
    private static long Inside(ImmutableArray<Requirement> way, Fact fact, long plain)
    {
        var bounds = way.OfType<Within>().Where(x => x.Fact == fact).ToList();
        var (least, greatest) = (bounds.Select(x => x.Least).Append(0).Max(), bounds.Select(x => x.Greatest).Append(fact is Fact.Day ? DateOnly.MaxValue.DayNumber : fact.Most()).Min());
        return least > greatest ? least : Math.Clamp(plain, least, greatest);
    }

    private static Profile Fit(Share share, Profile profile)
    {
        if (share.Holds(profile, default) is Truth.Yes) return profile;
        var needed = share.Needed(profile.Number(share.Whole, default)!.Value);
        return profile.With(share.Fact, FactValue.Of(share.AtLeast ? needed : Math.Max(0, needed - 1)));
    }
}
