using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Settings;

namespace Alliance.Platform.Lending;

/// <summary>The section <c>contracts</c> of a platform's file.</summary>
[Setting("How the contracts of loans are kept; what is left out has its default.", Label = "Contracts")]
public sealed record ContractSettings
{
    public const string SectionName = "contracts";

    [Setting("Whether a loan is paid out only once its signed contract is recorded here. Holds for loans granted from then on: what was granted before is paid out as it was agreed.", Label = "Contract before paying out")]
    public bool Required { get; init; } = true;

    public static ContractSettings Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return organisation.Section<ContractSettings>(SectionName);
    }
}
