using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;

namespace Alliance.Kernel;

/// <summary>What a page read for its document is kept a moment for its circuit, which draws the page again: it has everything at once, and nothing vanishes until it is read anew.</summary>
/// <remarks>It stays on the server: the page carries a random key among its protected parameters. Where nothing was kept (another replica, a connection that took long) the circuit reads for itself.</remarks>
public sealed class PageReadings(KeptReadings kept)
{
    private Dictionary<string, object?>? _writing;
    private Dictionary<string, object?>? _reading;

    /// <summary>Before a document is rendered whose circuit will ask with the same key.</summary>
    public void Keep(PageVisit visit) => _writing = kept.Begin(visit);

    /// <summary>At the start of the circuit. For somebody else, or elsewhere than the document was, nothing of it holds.</summary>
    public void Take(PageVisit visit) => _reading = kept.Take(visit);

    /// <summary>Once the circuit has drawn its page: what somebody does there reads anew.</summary>
    public void End() => _reading = null;

    /// <param name="where">The line of the page that reads.</param>
    /// <param name="read">How, when nothing was kept.</param>
    internal async Task<T> Reading<T>(string where, Func<Task<T>> read)
    {
        if (_reading is not null && _reading.Remove(where, out var found) && found is T handed) return handed;
        var result = await read();
        if (_writing is not null && !_writing.TryAdd(where, result)) _writing[where] = null; // of two parts that are alike nobody knows which will ask first
        return result;
    }
}

/// <summary>One document and its circuit.</summary>
/// <param name="AccountId">Null when nobody is signed in.</param>
/// <param name="Key">Random; nobody else knows it.</param>
/// <param name="Address">Without fragment.</param>
public sealed record PageVisit(string OrganisationId, Guid? AccountId, Guid Key, string Address);

/// <summary>Readings between documents and their circuits: not many of one organisation, and not for long. Documents whose circuit never comes crowd out none but its own.</summary>
public sealed class KeptReadings : IDisposable
{
    private const int MostVisits = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, MemoryCache> _visits = new(StringComparer.Ordinal);

    public void Dispose()
    {
        foreach (var visits in _visits.Values) visits.Dispose();
    }

    internal Dictionary<string, object?> Begin(PageVisit visit)
    {
        var readings = new Dictionary<string, object?>(StringComparer.Ordinal);
        Of(visit).Set(visit, readings, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Patience });
        return readings;
    }

    internal Dictionary<string, object?>? Take(PageVisit visit)
    {
        var readings = Of(visit).Get<Dictionary<string, object?>>(visit);
        Of(visit).Remove(visit);
        return readings;
    }

    private MemoryCache Of(PageVisit visit) => _visits.GetOrAdd(visit.OrganisationId, _ => new(new MemoryCacheOptions { SizeLimit = MostVisits }));
}
