using System.Collections.Immutable;

namespace Alliance.Schemes;

/// <summary>Kleene's three values, in their order: of all the least counts, of any the greatest.</summary>
public enum Truth
{
    /// <summary>A known fact speaks against it.</summary>
    No,

    /// <summary>What is known doesn't decide.</summary>
    Unknown,

    /// <summary>Whatever else becomes known, it holds.</summary>
    Yes,
}

/// <summary>What a scheme asks, in normal form: all, any and single requirements. "None of" has been carried down to these, so that a sentence never says "not … not".</summary>
public abstract record Rule
{
    /// <summary>Whether it holds of what is known, on a day.</summary>
    public abstract Truth Holds(Profile profile, DateOnly on);

    /// <summary>What holds exactly when this doesn't, and is unknown when this is.</summary>
    public abstract Rule Not();

    /// <summary>The single requirements, in their order.</summary>
    public abstract IEnumerable<Requirement> Requirements();
}

/// <summary>Each part has to hold; without parts it holds.</summary>
/// <param name="Parts">None of them an <see cref="AllOf"/>.</param>
public sealed record AllOf(ImmutableArray<Rule> Parts) : Rule
{
    /// <summary>All of these, with what these say by "all" taken in.</summary>
    public static AllOf Of(IEnumerable<Rule> parts) => new([.. parts.SelectMany(x => x is AllOf all ? all.Parts : [x])]);

    /// <inheritdoc/>
    public override Truth Holds(Profile profile, DateOnly on)
    {
        var least = Truth.Yes;
        foreach (var part in Parts)
        {
            var truth = part.Holds(profile, on);
            if (truth is Truth.No) return Truth.No;
            if (truth < least) least = truth;
        }

        return least;
    }

    /// <inheritdoc/>
    public override Rule Not() => AnyOf.Of(Parts.Select(x => x.Not()));

    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements() => Parts.SelectMany(x => x.Requirements());
}

/// <summary>One part has to hold; without parts it doesn't.</summary>
/// <param name="Parts">None of them an <see cref="AnyOf"/>.</param>
public sealed record AnyOf(ImmutableArray<Rule> Parts) : Rule
{
    /// <summary>Any of these, with what these say by "any" taken in.</summary>
    public static AnyOf Of(IEnumerable<Rule> parts) => new([.. parts.SelectMany(x => x is AnyOf any ? any.Parts : [x])]);

    /// <inheritdoc/>
    public override Truth Holds(Profile profile, DateOnly on)
    {
        var greatest = Truth.No;
        foreach (var part in Parts)
        {
            var truth = part.Holds(profile, on);
            if (truth is Truth.Yes) return Truth.Yes;
            if (truth > greatest) greatest = truth;
        }

        return greatest;
    }

    /// <inheritdoc/>
    public override Rule Not() => AllOf.Of(Parts.Select(x => x.Not()));

    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements() => Parts.SelectMany(x => x.Requirements());
}

/// <summary>A single requirement about one fact.</summary>
/// <param name="Fact">What it is about.</param>
public abstract record Requirement(Fact Fact) : Rule
{
    /// <summary>All that has to be known for it.</summary>
    public virtual IEnumerable<Fact> Asks => [Fact];

    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements() => [this];

    /// <summary>What is missing where a known value falls short of a minimum: centimes or jobs; null where nothing could be added.</summary>
    internal virtual long? Missing(Profile profile, DateOnly on) => null;

    /// <summary>Whether it is time alone that is missing, and from which day on it holds where that can be said.</summary>
    internal virtual Later? Later(Profile profile, DateOnly on) => null;

    /// <summary>Yes or no.</summary>
    protected static Truth Known(bool holds) => holds ? Truth.Yes : Truth.No;
}

/// <summary>Time heals it.</summary>
/// <param name="From">The first good day; null where only the years are known and not the day of birth.</param>
internal sealed record Later(DateOnly? From);
