using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;

namespace Alliance.Federation.Tests;

/// <summary>A registry without files: what a test says is there.</summary>
internal sealed class FixedOrganisations : IOrganisations
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

    public ImmutableArray<Organisation> All { get; private set; } =
    [
        Alliance,
        Platform("ieh", "Initiative El Hajeb", "MA-03", "El Hajeb"),
        Platform("ism", "Initiative Souss-Massa", "MA-09", "Agadir-Ida-Ou-Tanane", "Tiznit"),
        Platform("ior", "Initiative Oriental", "MA-02", "Oujda-Angad"),
        Platform("ics", "Initiative Casablanca-Settat", "MA-06", "Casablanca") with { Status = OrganisationStatus.Onboarding },
    ];

    public event EventHandler<OrganisationChanged>? Changed;

    public static Organisation Platform(string id, string name, string region, params string[] provinces) => new()
    {
        Id = id,
        Label = id,
        Name = name,
        Kind = HostKind.Platform,
        Status = OrganisationStatus.Active,
        Territory = new Territory(region, [.. provinces]),
    };

    public Organisation? Find(string id) => All.FirstOrDefault(x => x.Id == id);

    public bool TryResolve(ReadOnlySpan<char> host, [NotNullWhen(true)] out Organisation? organisation)
    {
        var label = host.ToString().Split('.')[0];
        return (organisation = All.FirstOrDefault(x => x.Label == label)) is not null;
    }

    public void Put(Organisation organisation)
    {
        var before = Find(organisation.Id);
        All = [.. All.Where(x => x.Id != organisation.Id), organisation];
        Changed?.Invoke(this, new(before, organisation));
    }

    public void Remove(string id) => All = [.. All.Where(x => x.Id != id)];
}
