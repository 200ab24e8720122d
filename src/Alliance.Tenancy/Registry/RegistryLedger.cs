using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;

namespace Alliance.Tenancy.Registry;

/// <summary>What was accepted and who has which name: decides about each file, one by one, so that a bad or late one never touches the others.</summary>
/// <remarks>Pure bookkeeping without clock, disk or database; not safe for concurrent use.</remarks>
internal sealed class RegistryLedger(string baseDomain, DomainProofs proofs)
{
    /// <summary>How long a name that was given up is kept from other organisations: cookies, links and tokens of the old one are still about.</summary>
    public static readonly TimeSpan NamesRestFor = TimeSpan.FromDays(90);

    private readonly SortedDictionary<string, LedgerEntry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HostClaim> _claims = new(StringComparer.Ordinal);
    private readonly List<RegistryProblem> _problems = [];
    private long _version;

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyCollection<LedgerEntry> Entries => _entries.Values;

    public IReadOnlyList<RegistryProblem> Problems => _problems;

    /// <summary>Ids whose entry or claims differ from what was last saved.</summary>
    public HashSet<string> Unsaved { get; } = new(StringComparer.Ordinal);

    public DomainProofs Proofs { get; set; } = proofs;

    public LedgerEntry? Find(string id) => _entries.GetValueOrDefault(id);

    public IEnumerable<KeyValuePair<string, HostClaim>> ClaimsOf(string id) => _claims.Where(x => x.Value.OrganisationId == id);

    /// <summary>Takes over what another process, or this one before its restart, has accepted.</summary>
    public void Recall(LedgerEntry entry, IEnumerable<KeyValuePair<string, HostClaim>> claims)
    {
        _entries[entry.Id] = entry;
        foreach (var (host, claim) in claims) _claims[host] = claim;
        _version = Math.Max(_version, entry.Version);
    }

    /// <summary>Somebody deleted a removed organisation for good: only its names are remembered.</summary>
    public void RecallDeletion(string id, DateTime at)
    {
        if (_entries.TryGetValue(id, out var entry) && entry.RemovedAt is not null) entry.DeletedAt ??= at;
    }

    /// <summary>Its database is gone for good: only its names are remembered.</summary>
    public void Bury(string id, DateTime now)
    {
        var entry = _entries[id];
        (entry.RemovedAt, entry.DeletedAt) = (entry.RemovedAt ?? now, now);
        Retire(entry, [], now);
        Unsaved.Add(id);
    }

    /// <summary>Brings the ledger in line with the folder.</summary>
    public void Apply(string folder, IReadOnlyList<OrganisationFile> files, DateTime now)
    {
        _problems.Clear();
        var ofOneId = OnePerId(files);
        foreach (var file in ofOneId.OrderBy(Seniority).ThenBy(x => x.Name, StringComparer.Ordinal)) Consider(file, now);

        if (files.Count == 0 && _entries.Values.Any(x => x.RemovedAt is null))
            _problems.Add(new(folder, null, "has no file at all, which is taken for a folder that isn't mounted: nothing is removed"));
        else
            RemoveThoseWithout(files, now);

        foreach (var entry in _entries.Values) Bind(entry);
        if (!_entries.Values.Any(x => x.IsKnown && x.Organisation!.Kind is HostKind.Alliance))
            _problems.Add(new(folder, null, "has no file of kind 'alliance'"));
    }

    /// <summary>Those in force first, then those that return, then newcomers: who has a name keeps it.</summary>
    private int Seniority(OrganisationFile file) => file.Id is not null && Find(file.Id) is { } entry ? entry.RemovedAt is null ? 0 : 1 : 2;

    private List<OrganisationFile> OnePerId(IReadOnlyList<OrganisationFile> files)
    {
        var kept = new List<OrganisationFile>();
        foreach (var same in files.GroupBy(x => x.Id ?? x.Name, StringComparer.Ordinal))
        {
            var first = same.FirstOrDefault(x => x.Name == Find(x.Id ?? "")?.FileName) ?? same.First();
            kept.Add(first);
            foreach (var other in same.Where(x => x != first))
                _problems.Add(new(other.Name, other.Id, $"has the id '{other.Id}' of {first.Name}"));
        }

        return kept;
    }

    private void Consider(OrganisationFile file, DateTime now)
    {
        if (file.Organisation is not { } candidate)
        {
            // Without a reason it may still be being written; nothing is said of it yet.
            if (file.Reason is not null) _problems.Add(new(file.Name, file.Id ?? OwnerOf(file)?.Id, file.Reason));
            return;
        }

        var entry = Find(candidate.Id);
        if (entry is { RemovedAt: null, Organisation: not null } && entry.Body == file.Body)
        {
            if (entry.FileName == file.Name) return;
            entry.FileName = file.Name;
            Unsaved.Add(entry.Id);
        }
        else if (WhyNot(candidate, entry, now) is { } refusal)
        {
            _problems.Add(new(file.Name, candidate.Id, refusal));
        }
        else
        {
            Accept(file, candidate, entry, now);
        }
    }

    private string? WhyNot(Organisation candidate, LedgerEntry? entry, DateTime now)
    {
        var others = _entries.Values.Where(x => x.Id != candidate.Id && x.IsKnown).ToList();
        if (entry is { IsKnown: true } && entry.Organisation!.Kind != candidate.Kind)
            return "changes its kind, which is fixed for good";
        if (candidate.Kind is HostKind.Alliance && others.Find(x => x.Organisation!.Kind is HostKind.Alliance) is { } alliance)
            return $"is of kind 'alliance', and there is exactly one: '{alliance.Id}'";
        if (candidate.Database is { } database && others.Find(x => x.Organisation!.Database?.Secret == database.Secret) is { } owner)
            return $"refers to the database of '{owner.Id}'";

        foreach (var host in HostsOf(candidate))
        {
            if (!_claims.TryGetValue(host, out var claim) || claim.OrganisationId == candidate.Id) continue;
            if (claim.RetiredAt is null) return $"wants the host name {host}, which is that of '{claim.OrganisationId}'";
            if (claim.RetiredAt + NamesRestFor > now)
                return $"wants the host name {host}, which was that of '{claim.OrganisationId}' and rests until {claim.RetiredAt + NamesRestFor:yyyy-MM-dd}";
        }

        return null;
    }

    private void Accept(OrganisationFile file, Organisation candidate, LedgerEntry? entry, DateTime now)
    {
        if (entry is null) _entries[candidate.Id] = entry = new LedgerEntry { Id = candidate.Id };
        (entry.FileName, entry.Body, entry.Organisation) = (file.Name, file.Body, candidate);
        (entry.Version, entry.AcceptedAt, entry.RemovedAt, entry.DeletedAt) = (++_version, now, null, null);
        if (candidate.Status is not OrganisationStatus.Onboarding) entry.ServedSince ??= now;

        var hosts = HostsOf(candidate).ToHashSet(StringComparer.Ordinal);
        Retire(entry, hosts, now);
        foreach (var host in hosts) _claims[host] = new(candidate.Id, null);
        Unsaved.Add(candidate.Id);
    }

    private void RemoveThoseWithout(IReadOnlyList<OrganisationFile> files, DateTime now)
    {
        var present = files.Select(x => x.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);

        // A file that can't be read, or whose new id was refused, is still that of whom it was.
        foreach (var file in files)
        {
            var taken = file.Id is not null && Find(file.Id) is { RemovedAt: null } other && other.FileName == file.Name;
            if (!taken && OwnerOf(file) is { } owner) present.Add(owner.Id);
        }

        foreach (var entry in _entries.Values.Where(x => x.RemovedAt is null && !present.Contains(x.Id)).ToList())
        {
            (entry.RemovedAt, entry.Version) = (now, ++_version);
            Retire(entry, [], now);
            if (entry.ServedSince is null) _entries.Remove(entry.Id); // nobody ever saw it
            Unsaved.Add(entry.Id);
        }
    }

    private LedgerEntry? OwnerOf(OrganisationFile file) => _entries.Values.FirstOrDefault(x => x.RemovedAt is null && x.FileName == file.Name);

    /// <summary>Gives up names; those that never answered rest no time.</summary>
    private void Retire(LedgerEntry entry, HashSet<string> kept, DateTime now)
    {
        foreach (var (host, claim) in ClaimsOf(entry.Id).Where(x => !kept.Contains(x.Key) && x.Value.RetiredAt is null).ToList())
        {
            if (entry.ServedSince is null) _claims.Remove(host);
            else _claims[host] = claim with { RetiredAt = now };
        }
    }

    /// <summary>Custom domains count once proven; the label always does.</summary>
    private void Bind(LedgerEntry entry)
    {
        if (entry.Organisation is not { } organisation) return;
        var (proven, unproven) = (new List<string>(), new List<string>());
        foreach (var host in organisation.Hosts) (Proofs.Prove(host, entry.Id) ? proven : unproven).Add(host);
        if (entry.RemovedAt is null)
        {
            foreach (var host in unproven)
                _problems.Add(new(entry.FileName, entry.Id, $"names the domain {host}, whose proof isn't in the configuration (Network:ProvenDomains): it isn't answered"));
        }

        if (entry.IsBound && !proven.SequenceEqual(entry.BoundHosts, StringComparer.Ordinal)) entry.Version = ++_version;
        (entry.BoundHosts, entry.IsBound) = ([.. proven], true);
    }

    private IEnumerable<string> HostsOf(Organisation organisation) => organisation.Hosts.Prepend($"{organisation.Label}.{baseDomain}");
}

/// <summary>One organisation in the ledger.</summary>
internal sealed class LedgerEntry
{
    public required string Id { get; init; }
    public string FileName { get; set; } = "";
    public string Body { get; set; } = "";

    /// <summary>As accepted; null when the accepted version keeps to today's rules no more, so that it can't be served.</summary>
    public Organisation? Organisation { get; set; }

    public ImmutableArray<string> BoundHosts { get; set; } = [];

    /// <summary>Whether <see cref="BoundHosts"/> has been looked up.</summary>
    public bool IsBound { get; set; }

    public long Version { get; set; }
    public DateTime AcceptedAt { get; set; }
    public DateTime? ServedSince { get; set; }
    public DateTime? RemovedAt { get; set; }
    public DateTime? DeletedAt { get; set; }

    public bool IsKnown => Organisation is not null && DeletedAt is null;
}

/// <param name="RetiredAt">Null while in use.</param>
internal sealed record HostClaim(string OrganisationId, DateTime? RetiredAt);
