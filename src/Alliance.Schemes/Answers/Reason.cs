using System.Collections.Immutable;

namespace Alliance.Schemes;

/// <summary>Why a requirement stands in the way, from the one that heals by itself to the one that doesn't.</summary>
public enum ReasonKind
{
    /// <summary>It will be met, from a day on.</summary>
    NotYet,

    /// <summary>An amount or a number is short.</summary>
    Missing,

    /// <summary>It isn't met.</summary>
    NotMet,
}

/// <summary>What stands in the way, of which part of the rule.</summary>
/// <param name="Kind">Whether anything can be done about it.</param>
/// <param name="What">The requirement; where none of several alternatives is met, all of these.</param>
/// <param name="Missing">Centimes or jobs, exactly; 0 where none are missing.</param>
/// <param name="From">The first good day; null where it can't be said.</param>
public sealed record Reason(ReasonKind Kind, Rule What, long Missing = 0, DateOnly? From = null);

/// <summary>What is known of one rule.</summary>
/// <param name="Truth">Whether it holds.</param>
/// <param name="Reasons">Why it doesn't; empty otherwise.</param>
/// <param name="Open">What has still to be known for it.</param>
internal sealed record Judgement(Truth Truth, ImmutableArray<Reason> Reasons, ImmutableArray<Fact> Open)
{
    private static readonly Judgement Holds = new(Truth.Yes, [], []);

    /// <summary>The gravest of its reasons.</summary>
    public ReasonKind Gravest => Reasons.Max(x => x.Kind);

    /// <summary>Judges a rule by what is known on a day.</summary>
    public static Judgement Of(Rule rule, Profile profile, DateOnly on) => rule.Holds(profile, on) switch
    {
        Truth.Yes => Holds,
        Truth.No => new(Truth.No, Against(rule, profile, on), OpenIn(rule, profile, on)),
        _ => new(Truth.Unknown, [], OpenIn(rule, profile, on)),
    };

    private static ImmutableArray<Reason> Against(Rule rule, Profile profile, DateOnly on) => rule switch
    {
        AllOf all => Worst([.. all.Parts.Where(x => x.Holds(profile, on) is Truth.No).SelectMany(x => Against(x, profile, on))]),
        AnyOf any => Least(any, profile, on),
        Requirement one => [Against(one, profile, on)],
        _ => [],
    };

    /// <summary>What can't be helped is all that is told: who is too old needn't hear of missing funds.</summary>
    private static ImmutableArray<Reason> Worst(ImmutableArray<Reason> reasons) =>
        reasons.Any(x => x.Kind is ReasonKind.NotMet) ? [.. reasons.Where(x => x.Kind is ReasonKind.NotMet)] : reasons;

    /// <summary>Of alternatives, the nearest is told; where none can be reached, that none is met.</summary>
    private static ImmutableArray<Reason> Least(AnyOf any, Profile profile, DateOnly on)
    {
        var nearest = any.Parts.Select(x => Against(x, profile, on)).Where(x => !x.IsEmpty).OrderBy(x => x.Max(y => y.Kind)).FirstOrDefault();
        return nearest.IsDefaultOrEmpty || nearest.Any(x => x.Kind is ReasonKind.NotMet) ? [new(ReasonKind.NotMet, any)] : nearest;
    }

    private static Reason Against(Requirement one, Profile profile, DateOnly on)
    {
        if (one.Missing(profile, on) is { } missing) return new(ReasonKind.Missing, one, missing);
        return one.Later(profile, on) is { } later ? new(ReasonKind.NotYet, one, From: later.From) : new(ReasonKind.NotMet, one);
    }

    /// <summary>Facts of parts that are undecided: what a part that holds or fails asks would change nothing.</summary>
    private static ImmutableArray<Fact> OpenIn(Rule rule, Profile profile, DateOnly on)
    {
        var open = new SortedSet<Fact>();
        Collect(rule);
        return [.. open];

        void Collect(Rule part)
        {
            if (part is Requirement one)
            {
                if (one.Holds(profile, on) is not Truth.Unknown) return;
                foreach (var fact in one.Asks)
                    if (profile.Find(fact) is not { IsKnown: true } || fact.Type() is FactType.Place) open.Add(fact);
                return;
            }

            foreach (var each in part is AllOf all ? all.Parts : ((AnyOf)part).Parts)
                if (each.Holds(profile, on) is Truth.Unknown) Collect(each);
        }
    }
}
