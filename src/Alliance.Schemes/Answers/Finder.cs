using System.Collections.Immutable;

namespace Alliance.Schemes;

/// <summary>What the finder answers at one go.</summary>
/// <param name="Answers">For every scheme, the best first.</param>
/// <param name="Questions">What to ask next: those that decide the most schemes come first.</param>
public sealed record Findings(ImmutableArray<Answer> Answers, ImmutableArray<Fact> Questions);

/// <summary>Goes through all schemes with what is known, and chooses what to ask next.</summary>
public static class Finder
{
    /// <summary>Questions in all of one run (rooms-cases, S27).</summary>
    public const int MostQuestions = 6;

    /// <param name="schemes">Of one platform.</param>
    /// <param name="profile">What is known: it isn't asked.</param>
    /// <param name="on">The day of asking.</param>
    /// <param name="asked">How many questions were put already; those answered by "I don't know" or left blank count.</param>
    public static Findings Run(IReadOnlyCollection<Scheme> schemes, Profile profile, DateOnly on, int asked = 0)
    {
        ArgumentNullException.ThrowIfNull(schemes);
        ArgumentNullException.ThrowIfNull(profile);
        var answers = schemes.Select(x => Answer.To(x, profile, on))
            .OrderBy(x => x.Kind).ThenBy(x => x.From ?? on).ThenBy(x => x.Scheme.Kind).ThenBy(x => x.Scheme.Code, StringComparer.Ordinal).ToImmutableArray();
        return new(answers, Questions(answers, profile, Math.Clamp(MostQuestions - asked, 0, MostQuestions)));
    }

    /// <summary>One after the other, each worth a share of every scheme that it helps to decide: the fewer that scheme still needs, the larger.</summary>
    private static ImmutableArray<Fact> Questions(ImmutableArray<Answer> answers, Profile profile, int most)
    {
        // A scheme that hangs on what the person doesn't know stays "perhaps" whatever else is asked, but may still fail: it counts less.
        var open = answers.Where(x => !x.DependsOn.IsEmpty).Select(x => x.DependsOn.ToHashSet()).ToList();
        var chosen = ImmutableArray.CreateBuilder<Fact>();
        while (chosen.Count < most)
        {
            var best = open.SelectMany(x => x.Select(fact => (Fact: fact, Worth: 1m / x.Count)))
                .Where(x => profile.Find(x.Fact) is null && !chosen.Contains(x.Fact))
                .GroupBy(x => x.Fact, (fact, worths) => (Fact: fact, Worth: worths.Sum(x => x.Worth)))
                .OrderByDescending(x => x.Worth).ThenBy(x => x.Fact).ToList();
            if (best.Count == 0) break;

            chosen.Add(best[0].Fact);
            foreach (var facts in open)
                if (facts.Count > 1) facts.Remove(best[0].Fact);
        }

        return chosen.ToImmutable();
    }
}
