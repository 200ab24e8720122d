using System.Collections.Immutable;

namespace Alliance.Schemes;

/// <summary>A condition as it is declared in a file; its meaning is the <see cref="Rule"/> that all four uses follow from: sentence, questions, answer and test cases.</summary>
/// <param name="Id">By which a local variant addresses it; null where none was given.</param>
public abstract record Condition(string? Id)
{
    /// <summary>In normal form.</summary>
    public abstract Rule Meaning();
}

/// <summary>One requirement.</summary>
/// <param name="Id">By which a local variant addresses it.</param>
/// <param name="Requirement">What it asks.</param>
public sealed record SingleCondition(string? Id, Requirement Requirement) : Condition(Id)
{
    /// <inheritdoc/>
    public override Rule Meaning() => Requirement;
}

/// <summary>How the conditions of a group stand together.</summary>
public enum GroupKind
{
    /// <summary>Each has to hold.</summary>
    All,

    /// <summary>One has to.</summary>
    Any,

    /// <summary>None may.</summary>
    None,
}

/// <summary>Conditions that stand together.</summary>
/// <param name="Id">By which it is addressed.</param>
/// <param name="Kind">How.</param>
/// <param name="Of">At least one.</param>
public sealed record ConditionGroup(string? Id, GroupKind Kind, ImmutableArray<Condition> Of) : Condition(Id)
{
    /// <inheritdoc/>
    public override Rule Meaning() => Kind switch
    {
        GroupKind.All => AllOf.Of(Of.Select(x => x.Meaning())),
        GroupKind.Any => AnyOf.Of(Of.Select(x => x.Meaning())),
        _ => AllOf.Of(Of.Select(x => x.Meaning().Not())),
    };
}
