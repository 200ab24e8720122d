using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Alliance.Tenancy.Organisations;

namespace Alliance.Tenancy.Registry;

/// <summary>All organisations at one moment, and their host names. Never changed, only replaced.</summary>
internal sealed class RegistrySnapshot
{
    public static readonly RegistrySnapshot Empty = new([], [], "", new HashSet<string>(StringComparer.Ordinal));

    private readonly FrozenDictionary<string, Organisation> _byId;
    private readonly FrozenDictionary<string, Organisation>.AlternateLookup<ReadOnlySpan<char>> _byHost;

    /// <param name="removed">Ids of those whose file is gone.</param>
    public RegistrySnapshot(
        ImmutableArray<Organisation> all, ImmutableArray<RegistryProblem> problems, string baseDomain, IReadOnlySet<string> removed)
    {
        (All, Problems, Removed) = (all, problems, removed);
        _byId = all.ToFrozenDictionary(x => x.Id, StringComparer.Ordinal);

        var byHost = new Dictionary<string, Organisation>(StringComparer.Ordinal);
        // Onboarding ones have no host yet. A removed one's name may have been given away after its rest: who lives has it.
        foreach (var organisation in all.Where(x => x.Status is not OrganisationStatus.Onboarding).OrderByDescending(x => removed.Contains(x.Id)))
        {
            byHost[$"{organisation.Label}.{baseDomain}"] = organisation;
            foreach (var host in organisation.Hosts) byHost[host] = organisation;
        }

        _byHost = byHost.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public ImmutableArray<Organisation> All { get; }

    public ImmutableArray<RegistryProblem> Problems { get; }

    public IReadOnlySet<string> Removed { get; }

    public Organisation? Find(string id) => _byId.GetValueOrDefault(id);

    public bool TryResolve(ReadOnlySpan<char> host, [NotNullWhen(true)] out Organisation? organisation) =>
        _byHost.TryGetValue(host, out organisation);
}
