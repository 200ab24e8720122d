using System.Collections.Immutable;
using System.Text.Json;
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
        Sections = ImmutableDictionary<string, JsonElement>.Empty.Add("contracts", WithoutContracts),
    };

    /// <summary>Tests enter histories: loans that were paid out weeks ago, without a contract that can only be made today. Those of contracts ask for them.</summary>
    public static JsonElement WithoutContracts { get; } = JsonSerializer.SerializeToElement(new { required = false });

    /// <summary>Where its papers are from.</summary>
    public static ImmutableDictionary<string, JsonElement> Letterhead { get; } = ImmutableDictionary<string, JsonElement>.Empty
        .Add("letterhead", JsonSerializer.SerializeToElement(new { address = "45, boulevard Hassan II, Agadir", addresses = new { ar = "45، شارع الحسن الثاني، أكادير" } }));

    public void GoTo(DateOnly today, string id = Ism) => Put(Find(id)! with { Demo = new Tenancy.Organisations.Demonstration(today, 1, null) });
}
