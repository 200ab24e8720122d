using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Alliance.Tenancy.Organisations;

namespace Alliance.Testing;

/// <summary>A registry without files, below <c>localhost</c>: what a test says is there.</summary>
public class ListedOrganisations(params IEnumerable<Organisation> organisations) : IOrganisations
{
    public event EventHandler<OrganisationChanged>? Changed;

    public ImmutableArray<Organisation> All { get; private set; } = [.. organisations];

    public Organisation? Find(string id) => All.FirstOrDefault(x => x.Id == id);

    public bool TryResolve(ReadOnlySpan<char> host, [NotNullWhen(true)] out Organisation? organisation)
    {
        var name = host.ToString();
        return (organisation = All.FirstOrDefault(x => name == x.Label + ".localhost")) is not null;
    }

    /// <summary>A new one, or another version of one in its place.</summary>
    public Organisation Put(Organisation organisation)
    {
        var before = Find(organisation.Id);
        All = before is null ? All.Add(organisation) : All.Replace(before, organisation);
        Changed?.Invoke(this, new(before, organisation));
        return organisation;
    }

    /// <summary>Takes one away, and tells nobody.</summary>
    public void Remove(string id) => All = [.. All.Where(x => x.Id != id)];
}
