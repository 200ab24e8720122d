namespace Alliance.Schemes;

/// <summary>Whether requirements that stand together leave anybody: at least X and at most less than X leave nobody.</summary>
internal static class Consistency
{
    /// <returns>The fact that nobody can meet all requirements on; null where each leaves a value. Alternatives and shares are not looked into.</returns>
    public static Fact? Conflict(IEnumerable<Rule> together)
    {
        var asked = together.SelectMany(x => x is AllOf all ? all.Parts : [x]).OfType<Requirement>().ToLookup(x => x.Fact);
        foreach (var on in asked)
            if (!LeavesAny(on.Key, [.. on])) return on.Key;

        return null;
    }

    private static bool LeavesAny(Fact fact, List<Requirement> on) => fact.Type() switch
    {
        FactType.YesNo => on.OfType<YesOrNo>().Select(x => x.Yes).Distinct().Count() <= 1,
        FactType.Choice or FactType.Place => fact.Codes().Any(code => on.OfType<Among>().All(x => x.Holds(Profile.Empty.With(fact, FactValue.Of(code)), default) is Truth.Yes)),
        _ => Math.Max(0, on.OfType<Within>().Max(x => (long?)x.Least) ?? 0) <= (on.OfType<Within>().Min(x => (long?)x.Greatest) ?? long.MaxValue),
    };
}
