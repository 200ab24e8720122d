using Alliance.Kernel;
using Alliance.Tenancy.Organisations;

namespace Alliance.Federation.Tests;

/// <summary>A registry without files: what a test says is there.</summary>
internal sealed class FixedOrganisations() : ListedOrganisations(
    Alliance,
    Platform("ieh", "Initiative El Hajeb", "MA-03", "El Hajeb"),
    Platform("ism", "Initiative Souss-Massa", "MA-09", "Agadir-Ida-Ou-Tanane", "Tiznit"),
    Platform("ior", "Initiative Oriental", "MA-02", "Oujda-Angad"),
    Platform("ics", "Initiative Casablanca-Settat", "MA-06", "Casablanca") with { Status = OrganisationStatus.Onboarding })
{
    public static readonly DateOnly Today = new(2023, 6, 30);

    public static readonly Organisation Alliance = new()
    {
        Id = "aim",
        Label = "alliance",
        Name = "Alliance Initiative Maroc",
        Kind = HostKind.Alliance,
        Status = OrganisationStatus.Active,
        Demo = new Demonstration(Today, 1, null),
    };

    public static Organisation Platform(string id, string name, string region, params string[] provinces) => new()
    {
        Id = id,
        Label = id,
        Name = name,
        Kind = HostKind.Platform,
        Status = OrganisationStatus.Active,
        Territory = new Territory(region, [.. provinces]),
    };
}
