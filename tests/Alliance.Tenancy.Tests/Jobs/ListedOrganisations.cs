using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Alliance.Tenancy.Organisations;

namespace Alliance.Tenancy.Tests.Jobs;

/// <summary>A registry without files, which a test can change.</summary>
internal sealed class ListedOrganisations(Organisation[] organisations) : IOrganisations
{
    public event EventHandler<OrganisationChanged>? Changed;

    public ImmutableArray<Organisation> All { get; private set; } = [.. organisations];

    public Organisation? Find(string id) => All.FirstOrDefault(x => x.Id == id);

    public bool TryResolve(ReadOnlySpan<char> host, [NotNullWhen(true)] out Organisation? organisation) => throw new NotSupportedException();

    public void Put(Organisation organisation)
    {
        var before = Find(organisation.Id);
        All = [.. All.Where(x => x.Id != organisation.Id), organisation];
        Changed?.Invoke(this, new(before, organisation));
    }
}
