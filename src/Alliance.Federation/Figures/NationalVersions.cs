using System.Collections.Concurrent;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Federation.Figures;

/// <summary>Tells whether anything changed since figures were last computed, looking at the database twice a second at most however many ask.</summary>
/// <remarks>What this process stores is noticed at once, what a replica stores within <see cref="LookEvery"/>, a change of the registry (names, who is active) when it is announced.</remarks>
public sealed class NationalVersions : IDisposable
{
    public static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);
    private readonly ModuleDbPools<FederationDb> _pools;
    private readonly IOrganisations _organisations;
    private readonly TimeProvider _clock;
    private long _registry;
    private long _stamps;

    public NationalVersions(ModuleDbPools<FederationDb> pools, IOrganisations organisations, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(organisations);
        (_pools, _organisations, _clock) = (pools, organisations, clock);
        _organisations.Changed += NoticeRegistry;
    }

    /// <summary>A number of this process that is another one after any change.</summary>
    public ValueTask<long> Current(Organisation alliance)
    {
        ArgumentNullException.ThrowIfNull(alliance);
        return _known.TryGetValue(alliance.Id, out var known) && known.Registry == Interlocked.Read(ref _registry) && _clock.GetElapsedTime(known.ReadAt) < LookEvery
            ? ValueTask.FromResult(known.Stamp)
            : new(Look(alliance, known));
    }

    /// <summary>Something was stored here: the next one who asks looks.</summary>
    public void Forget(string allianceId) => _known.TryRemove(allianceId, out _);

    public void Dispose() => _organisations.Changed -= NoticeRegistry;

    private async Task<long> Look(Organisation alliance, Known? known)
    {
        // Both are read before the database: a change that comes in between makes the next one look again, never the other way round.
        var (registry, readAt) = (Interlocked.Read(ref _registry), _clock.GetTimestamp());
        await using var db = _pools.Lease(alliance);
        var number = await db.Version.Select(x => x.Number).SingleAsync();
        var stamp = known is not null && known.Number == number && known.Registry == registry ? known.Stamp : Interlocked.Increment(ref _stamps);
        _known[alliance.Id] = new(number, registry, stamp, readAt);
        return stamp;
    }

    private void NoticeRegistry(object? sender, OrganisationChanged changed) => Interlocked.Increment(ref _registry);

    private sealed record Known(long Number, long Registry, long Stamp, long ReadAt);
}
