using System.Collections.Immutable;

namespace Alliance.Schemes;

/// <summary>What the finder says of a scheme, from the best to the worst.</summary>
public enum AnswerKind
{
    /// <summary>All conditions are met today.</summary>
    Qualifies,

    /// <summary>An amount or a number is short, and it is said by how much.</summary>
    Misses,

    /// <summary>The conditions will be met by waiting.</summary>
    NotYet,

    /// <summary>It depends on something unknown: neither yes nor no.</summary>
    Perhaps,

    /// <summary>A known fact speaks against it.</summary>
    NotForYou,

    /// <summary>Its last good day is over.</summary>
    Closed,
}

/// <summary>What the finder says of one scheme. It advises: the bearer decides (law 09-08, art. 11).</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Kind">The answer.</param>
/// <param name="Reasons">Why not, or not yet.</param>
/// <param name="DependsOn">What has still to be known, also what the person doesn't know.</param>
/// <param name="From">The first good day, where it can be said.</param>
public sealed record Answer(Scheme Scheme, AnswerKind Kind, ImmutableArray<Reason> Reasons, ImmutableArray<Fact> DependsOn, DateOnly? From = null)
{
    /// <summary>Days may follow one another: the opening, then a birthday after it. Never more than this many.</summary>
    private const int MostDays = 8;

    /// <summary>Answers for one scheme, by what is known on a day.</summary>
    public static Answer To(Scheme scheme, Profile profile, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(profile);
        if (scheme.Closes < on) return new(scheme, AnswerKind.Closed, [], []);

        var judged = Judgement.Of(scheme.Rule, profile, on);
        return judged.Truth switch
        {
            Truth.Yes => new(scheme, AnswerKind.Qualifies, [], []),
            Truth.Unknown => new(scheme, AnswerKind.Perhaps, [], judged.Open),
            _ => judged.Gravest switch
            {
                ReasonKind.NotMet => new(scheme, AnswerKind.NotForYou, judged.Reasons, []),
                ReasonKind.Missing => new(scheme, AnswerKind.Misses, judged.Reasons, []),
                _ => Waiting(scheme, profile, judged),
            },
        };
    }

    /// <summary>Time heals what stands in the way, unless it hurts something else meanwhile: who turns 18 after the last good day doesn't qualify.</summary>
    private static Answer Waiting(Scheme scheme, Profile profile, Judgement first)
    {
        var judged = first;
        DateOnly? from = null;
        for (var times = 0; times < MostDays; times++)
        {
            if (judged.Reasons.Any(x => x.From is null)) return new(scheme, AnswerKind.NotYet, first.Reasons, judged.Open);

            from = judged.Reasons.Max(x => x.From);
            judged = Judgement.Of(scheme.Rule, profile, from!.Value);
            if (judged.Truth is not Truth.No) return new(scheme, AnswerKind.NotYet, first.Reasons, judged.Open, from);
            if (judged.Gravest is ReasonKind.NotMet) return new(scheme, AnswerKind.NotForYou, judged.Reasons, []);
            if (judged.Gravest is ReasonKind.Missing) return new(scheme, AnswerKind.Misses, judged.Reasons, []);
        }

        return new(scheme, AnswerKind.NotYet, first.Reasons, judged.Open);
    }
}
