using System.Threading.RateLimiting;
using Alliance.Kernel;

namespace Alliance.Platform.Store;

/// <summary>Few pictures of one organisation are unpacked at a time: each takes a core and up to a hundred megabytes. A page asks for all of its own at once, so many may wait. Kept per process.</summary>
public sealed class PictureTurns : IDisposable
{
    public const int AtOnce = 2;
    public const int Waiting = 100;

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    private readonly PartitionedRateLimiter<string> _turns = PartitionedRateLimiter.Create<string, string>(organisation =>
        RateLimitPartition.GetConcurrencyLimiter(organisation, _ => new() { PermitLimit = AtOnce, QueueLimit = Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst }));

    /// <returns>To be disposed of when the copy is made.</returns>
    /// <exception cref="BusyException"><c>uploads-busy</c>: too many wait already.</exception>
    public async Task<IDisposable> Take(string organisationId, CancellationToken ct = default)
    {
        var turn = await _turns.AcquireAsync(organisationId, 1, ct);
        if (turn.IsAcquired) return turn;

        turn.Dispose();
        throw new BusyException("uploads-busy", "Other pictures of this organisation are being made ready.", Again);
    }

    public void Dispose() => _turns.Dispose();
}
