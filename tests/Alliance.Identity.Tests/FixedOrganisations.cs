using System.Collections.Immutable;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;

namespace Alliance.Identity.Tests;

/// <summary>A registry in memory: two platforms and the Alliance.</summary>
internal sealed class FixedOrganisations() : ListedOrganisations(
    Make("ism", "souss-massa", "Initiative Souss-Massa", HostKind.Platform),
    Make("ior", "oriental", "Initiative Oriental", HostKind.Platform),
    Make("aim", "alliance", "Alliance Initiative Maroc", HostKind.Alliance))
{
    private static Organisation Make(string id, string label, string name, HostKind kind) => new()
    {
        Id = id,
        Label = label,
        Name = name,
        Names = ImmutableDictionary<string, string>.Empty.Add("ar", "مبادرة " + id).Add("en", name + " (en)"),
        Kind = kind,
        Status = OrganisationStatus.Active,
        Administrators = [$"first@{label}.example"],
        Sections = ImmutableDictionary<string, JsonElement>.Empty.Add("clients", Clients(kind is HostKind.Alliance ? Roles.NationalAnalyst : Roles.Auditor)),
    };

    private static JsonElement Clients(string role) => JsonSerializer.SerializeToElement(
        new object[]
        {
            new { id = "portal", name = "Portal", type = "public", redirectUris = new[] { "http://127.0.0.1/callback" } },
            new { id = "reports", name = "Reports", type = "confidential", secret = "Secrets:Reports", roles = new[] { role } },
        },
        JsonSerializerOptions.Web);
}
