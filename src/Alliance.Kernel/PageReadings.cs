using Microsoft.Extensions.Caching.Memory;

namespace Alliance.Kernel;

/// <summary>What a page read for its document is kept a moment for its circuit, which draws the page again: it has everything at once, and nothing vanishes until it is read anew.</summary>
/// <remarks>It stays on the server: the page carries a random key among its protected parameters. Where nothing was kept (another replica, a connection that took long) the circuit reads for itself.</remarks>
public sealed class PageReadings(KeptReadings kept)
{
    private Dictionary<string, object?>? _writing;
    private Dictionary<string, object?>? _reading;

    /// <summary>Before a document is rendered whose circuit will ask with the same key.</summary>
    public void Keep(Guid visit, string address) => _writing = kept.Begin(visit, address);

    /// <summary>At the start of the circuit. Elsewhere than the document was, nothing of it holds.</summary>
    public void Take(Guid visit, string address) => _reading = kept.Take(visit, address);

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

/// <summary>Readings between documents and their circuits: not many, and not for long.</summary>
public sealed class KeptReadings : IDisposable
{
    private const int MostVisits = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _visits = new(new MemoryCacheOptions { SizeLimit = MostVisits });

    public void Dispose() => _visits.Dispose();

    internal Dictionary<string, object?> Begin(Guid visit, string address)
    {
        var readings = new Dictionary<string, object?>();
        _visits.Set((visit, address), readings, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Patience });
        return readings;
    }

    internal Dictionary<string, object?>? Take(Guid visit, string address)
    {
        var readings = _visits.Get<Dictionary<string, object?>>((visit, address));
        _visits.Remove((visit, address));
        return readings;
    }
}
