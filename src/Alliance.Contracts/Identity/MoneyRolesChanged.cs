namespace Alliance.Contracts.Identity;

/// <summary>What a director hears about roles that two persons give.</summary>
public enum RolesNews
{
    Given,
    Lost,

    /// <summary>The account was closed with them.</summary>
    Closed,
}

/// <summary>Roles that two persons give were given or taken away, and one of the directors is to be told by mail. Recipient: the organisation itself.</summary>
/// <param name="Director">Who is told, as it was when the roles changed: whoever takes them away may close others next.</param>
/// <param name="By">Who did it; nobody where it was the organisation's file.</param>
public sealed record MoneyRolesChanged(RolesNews News, Guid Director, RolesHolder Whose, IReadOnlyList<string> Roles, IReadOnlyList<RolesHolder> By);

/// <summary>A person or a program that may have roles.</summary>
/// <param name="Person">Key within the organisation; null for a program.</param>
/// <param name="Program">As the organisation's file calls it; null for a person.</param>
public sealed record RolesHolder(Guid? Person, string? Program = null);
