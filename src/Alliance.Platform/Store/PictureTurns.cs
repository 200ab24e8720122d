using System.Threading.RateLimiting;
using Alliance.Kernel;

namespace Alliance.Platform.Store;

/// <summary>Few pictures of one organisation, and few of all, are unpacked at a time: each takes a core and up to two hundred megabytes. A page asks for all of its own at once, so many may wait. Kept per process.</summary>
public sealed class PictureTurns : IDisposable
{
    public const int AtOnce = 2;
    public const int Waiting = 100;

    /// <summary>Of all organisations: the memory is one for all.</summary>
    public const int AtOnceOfAll = 4;

    private readonly SemaphoreSlim _all = new(AtOnceOfAll);

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    private readonly PartitionedRateLimiter<string> _turns = PartitionedRateLimiter.Create<string, string>(organisation =>
        RateLimitPartition.GetConcurrencyLimiter(organisation, _ => new() { PermitLimit = AtOnce, QueueLimit = Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst }));

    /// <returns>To be disposed of when the copy is made.</returns>
    /// <exception cref="BusyException"><c>uploads-busy</c>: too many wait already.</exception>
    public async Task<IDisposable> Take(string organisationId, CancellationToken ct = default)
    {
        var turn = await _turns.AcquireAsync(organisationId, 1, ct);
        if (!turn.IsAcquired)
        {
            turn.Dispose();
            throw new BusyException("uploads-busy", "Other pictures of this organisation are being made ready.", Again);
        }

        try
        {
            await _all.WaitAsync(ct);
            return new Turn(turn, _all);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _turns.Dispose();
        _all.Dispose();
    }

    private sealed class Turn(RateLimitLease own, SemaphoreSlim all) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 1) return;
            all.Release();
            own.Dispose();
        }
    }
}
