using System.Threading.RateLimiting;
using Alliance.Kernel;

namespace Alliance.Platform.Files;

/// <summary>Few files of one organisation are read at a time: each takes a core and some memory of the process that serves all (TENANCY 25). Kept per process.</summary>
public sealed class UploadTurns : IDisposable
{
    /// <summary>At work at a time for one organisation.</summary>
    public const int AtOnce = 2;

    /// <summary>That may wait for their turn; a file is read in a second at most, and taken in within some more.</summary>
    public const int Waiting = 4;

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    private readonly PartitionedRateLimiter<string> _turns = PartitionedRateLimiter.Create<string, string>(organisation =>
        RateLimitPartition.GetConcurrencyLimiter(organisation, _ => new() { PermitLimit = AtOnce, QueueLimit = Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst }));

    /// <returns>To be disposed of when the file has been read.</returns>
    /// <exception cref="BusyException"><c>uploads-busy</c>: too many wait already.</exception>
    public async Task<IDisposable> Take(string organisationId, CancellationToken ct = default)
    {
        var turn = await _turns.AcquireAsync(organisationId, 1, ct);
        if (turn.IsAcquired) return turn;

        turn.Dispose();
        throw new BusyException("uploads-busy", "Other files of this organisation are being read. Try again in a moment.", Again);
    }

    /// <summary>How many wait just now.</summary>
    internal long WaitingFor(string organisationId) => _turns.GetStatistics(organisationId)?.CurrentQueuedCount ?? 0;

    public void Dispose() => _turns.Dispose();
}
