namespace Alliance.Platform.Contracting.Templates;

/// <summary>What a clause is about: its word in brackets before the heading, <c>## [late] Retard</c>. Without those that are mandatory a template is not taken.</summary>
public enum ContractClause
{
    Parties,
    Amount,
    Term,
    Schedule,
    Payment,

    /// <summary>What happens when an instalment isn't paid.</summary>
    Late,

    /// <summary>Paying before it is due.</summary>
    Early,

    /// <summary>Personal data (law 09-08).</summary>
    Data,

    /// <summary>Not mandatory.</summary>
    Mentoring,
}

internal static class ContractClauses
{
    public static IReadOnlyList<ContractClause> Mandatory { get; } = [.. Enum.GetValues<ContractClause>().Except([ContractClause.Mentoring])];
}
