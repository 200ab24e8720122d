using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Tenancy.Organisations;

namespace Alliance.Platform.Tests;

/// <summary>A registry without files: two platforms and the Alliance, each with a business date that a test can move.</summary>
internal sealed class FixedOrganisations : IOrganisations
{
    public const string Ism = "ism";
    public const string Ior = "ior";

    public static readonly DateOnly Today = new(2023, 6, 15);

    public ImmutableArray<Organisation> All { get; private set; } =
    [
        Platform(Ism, "MA-09", "Agadir-Ida-Ou-Tanane", "Tiznit", "Taroudannt"),
        Platform(Ior, "MA-02", "Oujda-Angad"),
        new()
        {
            Id = "aim", Label = "alliance", Name = "Alliance", Kind = HostKind.Alliance, Status = OrganisationStatus.Active,
            Demo = new Tenancy.Organisations.Demonstration(Today, 1, null),
        },
    ];

    public event EventHandler<OrganisationChanged>? Changed;

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

    public void GoTo(DateOnly today, string id = Ism) => Put(Find(id)! with { Demo = new Tenancy.Organisations.Demonstration(today, 1, null) });
}
