using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Tenancy.Organisations;

namespace Alliance.Platform.Tests;

/// <summary>A registry without files: two platforms and the Alliance, each with a business date that a test can move.</summary>
internal sealed class FixedOrganisations() : ListedOrganisations(
    Platform(Ism, "MA-09", "Agadir-Ida-Ou-Tanane", "Tiznit", "Taroudannt"),
    Platform(Ior, "MA-02", "Oujda-Angad"),
    new()
    {
        Id = "aim",
        Label = "alliance",
        Name = "Alliance",
        Kind = HostKind.Alliance,
        Status = OrganisationStatus.Active,
        Demo = new Tenancy.Organisations.Demonstration(Today, 1, null),
    })
{
    public const string Ism = "ism";
    public const string Ior = "ior";

    public static readonly DateOnly Today = new(2023, 6, 15);

    public static Organisation Platform(string id, string region, params string[] provinces) => new()
    {
        Id = id,
        Label = id,
        Name = id,
        Kind = HostKind.Platform,
        Status = OrganisationStatus.Active,
        Territory = new Territory(region, [.. provinces]),
        Demo = new Tenancy.Organisations.Demonstration(Today, 1, null),
    };

    public void GoTo(DateOnly today, string id = Ism) => Put(Find(id)! with { Demo = new Tenancy.Organisations.Demonstration(today, 1, null) });
}
