using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Alliance.Kernel;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Settings;

namespace Alliance.Platform.Lending;

/// <summary>The section <c>bank</c> of a platform's file. What is left out is named to who prepares a file; what is given must be right.</summary>
[Setting("The account that borrowers repay to: papers name it, and direct debits are collected on it. What is left out is named to who prepares a file, and no file is made without it.", Label = "Bank account", OfDeployment = true)]
public sealed record BankSettings : IValidatableObject
{
    public const string SectionName = "bank";

    [Setting("Holder of the account, as the bank knows it, in Latin letters.", Label = "Account holder", Example = "Initiative Souss-Massa")]
    [StringLength(70, MinimumLength = 1)]
    public string? Name { get; init; }

    [Setting("Number of the account (RIB); the whole number is divisible by 97.", Label = "RIB", Example = "007640000123450000041222")]
    [RegularExpression("[0-9]{24}", ErrorMessage = "has 24 digits")]
    public string? Rib { get; init; }

    [Setting("Of the bank.", Label = "BIC", Example = "BCMAMAMC")]
    [RegularExpression("[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?", ErrorMessage = "has 8 or 11 capital letters and digits, such as BMCEMAMC")]
    public string? Bic { get; init; }

    [Setting("Number under which the bank admits the platform to direct debits (numéro d'émetteur).", Label = "Direct debit number", Example = "MA-ISM-001")]
    [RegularExpression("[A-Za-z0-9-]{1,35}", ErrorMessage = "has 1 to 35 letters, digits and hyphens")]
    public string? CreditorId { get; init; }

    /// <summary>Names of the settings still to be given; none when files can be made. A name that has no Latin letters is still to be given in them: no bank reads another.</summary>
    public IReadOnlyList<string> Missing =>
    [
        .. from setting in new[] { ("name", BankName.Of(Name ?? "")), ("rib", Rib), ("bic", Bic), ("creditorId", CreditorId) }
           where TypedText.IsBlank(setting.Item2)
           select setting.Item1,
    ];

    public static BankSettings Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return organisation.Section<BankSettings>(SectionName);
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Rib is { } rib && !Identifiers.IsRib(rib)) yield return new SettingRefusal("bank.no-rib", "rib", "rib has 24 digits, and the whole number is divisible by 97.");
    }
}
