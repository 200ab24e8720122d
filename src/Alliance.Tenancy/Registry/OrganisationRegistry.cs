using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alliance.Tenancy.Registry;

/// <summary>The organisations of this deployment, from the files in <c>tenants/</c> and what was accepted before: an immutable snapshot, swapped whole.</summary>
public sealed partial class OrganisationRegistry : IOrganisations, IDisposable
{
    private static readonly TimeSpan RecallEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StoreRest = TimeSpan.FromSeconds(5);
    private static readonly CancellationToken NotServing = new(canceled: true);

    private readonly TenantsFolder _folder;
    private readonly RegistryStore _store;
    private readonly IOptionsMonitor<DomainProofs> _proofs;
    private readonly TimeProvider _clock;
    private readonly ILogger<OrganisationRegistry> _log;
    private readonly string _baseDomain;

    private readonly RegistryLedger _ledger;
    private readonly Dictionary<string, CancellationTokenSource> _serving = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1);
    private volatile RegistrySnapshot _snapshot = RegistrySnapshot.Empty;
    private bool _started;
    private long _recalledAt;
    private long? _storeFailedAt;

    internal OrganisationRegistry(
        TenantsFolder folder, RegistryStore store, NetworkAddress network, IOptionsMonitor<DomainProofs> proofs, TimeProvider clock, ILogger<OrganisationRegistry> log)
    {
        (_folder, _store, _proofs, _clock, _log, _baseDomain) = (folder, store, proofs, clock, log, network.BaseDomain);
        _ledger = new RegistryLedger(_baseDomain, proofs.CurrentValue);
    }

    public ImmutableArray<Organisation> All => _snapshot.All;

    /// <summary>What an operator should know: refused files with the reason, unproven domains, a folder that can't be read.</summary>
    public ImmutableArray<RegistryProblem> Problems => _snapshot.Problems;

    public event EventHandler<OrganisationChanged>? Changed;

    public Organisation? Find(string id) => _snapshot.Find(id);

    public bool TryResolve(ReadOnlySpan<char> host, [NotNullWhen(true)] out Organisation? organisation) =>
        _snapshot.TryResolve(host, out organisation);

    /// <summary>Whether its file is gone: then it is suspended, and nothing is deleted.</summary>
    public bool IsRemoved(string id) => _snapshot.Removed.Contains(id);

    /// <summary>Where its file is; null when it has none any more.</summary>
    internal string? PathOf(string id) => _ledger.Find(id) is { RemovedAt: null } entry ? _folder.PathOf(entry.FileName) : null;

    /// <summary>Its file as it was last accepted.</summary>
    internal string BodyOf(string id) => _ledger.Find(id)?.Body ?? "";

    /// <summary>Brings the registry's database up to date, recalls what was accepted, then looks at the folder. Once; later calls do nothing.</summary>
    /// <param name="remember">False for an operator's command, which must not write down what it happens to see from where it was started.</param>
    public async Task Start(CancellationToken ct, bool remember = true)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (_started) return;
            if (HostName.Normalise(_baseDomain) != _baseDomain)
                throw new InvalidOperationException($"Network:BaseDomain '{_baseDomain}' is not a host name in lower-case ASCII without port.");

            await _store.Migrate(ct);
            await _store.Recall(_ledger, ct);
            _recalledAt = _clock.GetTimestamp();
            _folder.Look();
            await Follow(remember, ct);
            _started = true;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Writes down that an operator has deleted this organisation for good, and nothing else that this process may have seen.</summary>
    internal async Task Bury(string id, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            _ledger.Unsaved.Clear();
            _ledger.Bury(id, _clock.GetUtcNow().UtcDateTime);
            await _store.Save(_ledger, ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>One look at the folder, and all that follows from what is different.</summary>
    public async Task Refresh(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            var changed = _folder.Look();
            if (_ledger.Proofs != _proofs.CurrentValue) (_ledger.Proofs, changed) = (_proofs.CurrentValue, true);
            if (_clock.GetElapsedTime(_recalledAt) >= RecallEvery && await TryStore(x => _store.RecallTombstones(_ledger, x), ct))
                (_recalledAt, changed) = (_clock.GetTimestamp(), true);

            if (changed) await Follow(remember: true, ct);
            else if (_ledger.Unsaved.Count > 0) await TryStore(x => _store.Save(_ledger, x), ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Decides, swaps, ends what is no longer served, tells; and only then writes down: nobody waits for a database to lose access.</summary>
    private async Task Follow(bool remember, CancellationToken ct)
    {
        _ledger.Apply(_folder.Path, _folder.Files, _clock.GetUtcNow().UtcDateTime);
        var before = _snapshot;
        var ended = new List<CancellationTokenSource>();
        var after = new RegistrySnapshot(
            [.. _ledger.Entries.Where(x => x.IsKnown).Select(x => Build(x, before, ended))],
            [.. Unreadable(), .. _ledger.Problems],
            _baseDomain,
            _ledger.Entries.Where(x => x.RemovedAt is not null).Select(x => x.Id).ToHashSet(StringComparer.Ordinal));

        foreach (var gone in before.All.Where(x => after.Find(x.Id) is null)) End(gone.Id, ended);
        _snapshot = after;
        foreach (var source in ended) _ = source.CancelAsync();
        Tell(before, after);
        if (remember) await TryStore(x => _store.Save(_ledger, x), ct);
    }

    /// <summary>The same instance as before where nothing changed.</summary>
    private Organisation Build(LedgerEntry entry, RegistrySnapshot before, List<CancellationTokenSource> ended)
    {
        if (before.Find(entry.Id) is { } known && known.Version == entry.Version) return known;

        var status = entry.RemovedAt is null ? entry.Organisation!.Status : OrganisationStatus.Suspended;
        if (status is not OrganisationStatus.Active) End(entry.Id, ended);
        else if (!_serving.ContainsKey(entry.Id)) _serving[entry.Id] = new CancellationTokenSource();

        return entry.Organisation! with
        {
            Status = status,
            Hosts = entry.BoundHosts,
            Version = entry.Version,
            Serving = status is OrganisationStatus.Active ? _serving[entry.Id].Token : NotServing,
        };
    }

    private void End(string id, List<CancellationTokenSource> ended)
    {
        if (_serving.Remove(id, out var source)) ended.Add(source);
    }

    private IEnumerable<RegistryProblem> Unreadable() => _folder.Unreadable is { } reason ? [new(_folder.Path, null, reason)] : [];

    private void Tell(RegistrySnapshot before, RegistrySnapshot after)
    {
        foreach (var problem in after.Problems.Except(before.Problems)) HasProblem(problem.Source, problem.OrganisationId ?? "none", problem.Reason);

        var changes = after.All
            .Select(x => new OrganisationChanged(before.Find(x.Id), x))
            .Where(x => x.Before?.Version != x.After.Version)
            // Forgotten or deleted for good: the last that is heard of it is that it isn't served.
            .Concat(before.All.Where(x => after.Find(x.Id) is null).Select(x => new OrganisationChanged(x, x with { Status = OrganisationStatus.Suspended, Serving = NotServing })));
        foreach (var change in changes)
        {
            if (before != RegistrySnapshot.Empty) Became(change.After.Id, change.After.Status, change.After.Version);
            foreach (var handler in Changed?.GetInvocationList() ?? [])
            {
                try
                {
                    ((EventHandler<OrganisationChanged>)handler)(this, change);
                }
                catch (Exception failure)
                {
                    // One listener's mistake must not keep the others, or the other organisations, from hearing.
                    ListenerFailed(failure, change.After.Id);
                }
            }
        }
    }

    /// <summary>A registry database that is away delays remembering, nothing else: it gets little time, and is tried again later.</summary>
    private async Task<bool> TryStore(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        if (_storeFailedAt is { } failedAt && _clock.GetElapsedTime(failedAt) < StoreRest) return false;

        using var patience = new CancellationTokenSource(StorePatience, _clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            await work(ending.Token);
            _storeFailedAt = null;
            return true;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            if (_storeFailedAt is null) StoreFailed(failure);
            _storeFailedAt = _clock.GetTimestamp();
            return false;
        }
    }

    public void Dispose()
    {
        foreach (var source in _serving.Values) source.Dispose();
        _turn.Dispose();
    }

    [LoggerMessage(LogLevel.Information, "{Organisation} is {Status} (version {Version})")]
    private partial void Became(string organisation, OrganisationStatus status, long version);

    [LoggerMessage(LogLevel.Warning, "{File} ({Organisation}): {Reason}")]
    private partial void HasProblem(string file, string organisation, string reason);

    [LoggerMessage(LogLevel.Error, "A listener failed when {Organisation} changed")]
    private partial void ListenerFailed(Exception failure, string organisation);

    [LoggerMessage(LogLevel.Error, "The registry's database can't be used; changes take effect all the same, and are written down later")]
    private partial void StoreFailed(Exception failure);
}
