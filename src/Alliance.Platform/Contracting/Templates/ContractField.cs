using System.Collections.Frozen;

namespace Alliance.Platform.Contracting.Templates;

/// <summary>Where what a field prints comes from: said beside each value of a contract.</summary>
public enum FieldSource
{
    /// <summary>The committee's decision.</summary>
    Decision,

    /// <summary>What was frozen with the decision (rule 6).</summary>
    Terms,

    /// <summary>Follows from the frozen terms and the day on which the loan is to be paid out.</summary>
    Schedule,

    Dossier,

    /// <summary>What is entered for contracts alone, on the page of the contract.</summary>
    Particulars,

    /// <summary>The platform's settings.</summary>
    Settings,

    /// <summary>The contract itself: its number, its day.</summary>
    Contract,
}

/// <summary>What a template may ask for, as <c>{{name}}</c>.</summary>
/// <param name="Name">In Latin letters, in all languages.</param>
/// <param name="IsBlock">Stands on a line of its own and prints more than words.</param>
/// <param name="IsMandatory">A contract without it is none.</param>
public sealed record ContractField(string Name, FieldSource Source, bool IsBlock = false, bool IsMandatory = false)
{
    public const string Schedule = "schedule";
    public const string Signatures = "signatures";

    /// <summary>All there are, in the order in which they are explained.</summary>
    public static IReadOnlyList<ContractField> All { get; } =
    [
        new("contract.number", FieldSource.Contract),
        new("contract.on", FieldSource.Contract),
        new("platform.name", FieldSource.Settings, IsMandatory: true),
        new("platform.address", FieldSource.Settings),
        new("platform.phone", FieldSource.Settings),
        new("platform.email", FieldSource.Settings),
        new("platform.cndp", FieldSource.Settings),
        new("platform.account", FieldSource.Settings),
        new("borrower.name", FieldSource.Dossier, IsMandatory: true),
        new("borrower.cin", FieldSource.Dossier),
        new("borrower.born", FieldSource.Dossier),
        new("borrower.address", FieldSource.Particulars),
        new("borrower.phone", FieldSource.Dossier),
        new("borrower.email", FieldSource.Dossier),
        new("enterprise.name", FieldSource.Dossier),
        new("enterprise.ice", FieldSource.Dossier),
        new("dossier.number", FieldSource.Dossier),
        new("decision.on", FieldSource.Decision),
        new("loan.number", FieldSource.Decision),
        new("loan.amount", FieldSource.Decision, IsMandatory: true),
        new("loan.amount-in-words", FieldSource.Decision),
        new("loan.term", FieldSource.Decision, IsMandatory: true),
        new("loan.grace", FieldSource.Decision),
        new("loan.grace-rule", FieldSource.Terms),
        new("loan.instalments", FieldSource.Terms),
        new("loan.instalment", FieldSource.Schedule),
        new("loan.last-instalment", FieldSource.Schedule),
        new("loan.paid-out-on", FieldSource.Schedule),
        new("loan.first-due", FieldSource.Schedule),
        new("loan.last-due", FieldSource.Schedule),
        new(Schedule, FieldSource.Schedule, IsBlock: true, IsMandatory: true),
        new(Signatures, FieldSource.Contract, IsBlock: true, IsMandatory: true),
    ];

    private static readonly FrozenDictionary<string, ContractField> ByName = All.ToFrozenDictionary(x => x.Name, StringComparer.Ordinal);

    public static ContractField? Find(string name) => ByName.GetValueOrDefault(name);
}
