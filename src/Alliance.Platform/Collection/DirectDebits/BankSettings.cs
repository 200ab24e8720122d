using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Tenancy.Organisations;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>The account that direct debits are collected on: the section <c>bank</c> of a platform's file. What is left out is named to who prepares a file; what is given must be right.</summary>
public sealed partial record BankSettings : IValidatableObject
{
    public const string SectionName = "bank";

    /// <summary>As the bank knows the account holder.</summary>
    public string? Name { get; init; }

    /// <summary>24 digits.</summary>
    public string? Rib { get; init; }

    public string? Bic { get; init; }

    /// <summary>The number under which the bank admits the platform to direct debits (numéro d'émetteur).</summary>
    public string? CreditorId { get; init; }

    /// <summary>Names of the settings still to be given; none when files can be made.</summary>
    public IReadOnlyList<string> Missing =>
    [
        .. from setting in new[] { ("name", Name), ("rib", Rib), ("bic", Bic), ("creditorId", CreditorId) }
           where string.IsNullOrWhiteSpace(setting.Item2)
           select setting.Item1,
    ];

    public static BankSettings Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return organisation.Section<BankSettings>(SectionName);
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Name is { Length: > 70 }) yield return new("bank.name has at most 70 characters.");
        if (Rib is { } rib && !Identifiers.IsRib(rib)) yield return new("bank.rib has 24 digits, and the whole number is divisible by 97.");
        if (Bic is { } bic && !BicForm().IsMatch(bic)) yield return new("bank.bic has 8 or 11 capital letters and digits, such as BMCEMAMC.");
        if (CreditorId is { } id && !CreditorIdForm().IsMatch(id)) yield return new("bank.creditorId has 1 to 35 letters, digits and hyphens.");
    }

    [GeneratedRegex(@"\A[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?\z")] private static partial Regex BicForm();

    [GeneratedRegex(@"\A[A-Za-z0-9-]{1,35}\z")] private static partial Regex CreditorIdForm();
}
