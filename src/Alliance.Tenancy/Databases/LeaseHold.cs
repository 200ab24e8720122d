using Alliance.Kernel;
using Alliance.Tenancy.Organisations;

namespace Alliance.Tenancy.Databases;

/// <summary>A lease while a turn lasts: prolonged as long as this process lives, given back at the end.</summary>
internal sealed class LeaseHold : IAsyncDisposable
{
    private readonly TimeSpan _term;
    private readonly Leases _leases;
    private readonly Organisation _organisation;
    private readonly CancellationTokenSource _lost;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _prolonging;

    private LeaseHold(Leases leases, Organisation organisation, HeldLease held, TimeSpan term, TimeProvider clock, CancellationToken ct)
    {
        (_leases, _organisation, Held, _term) = (leases, organisation, held, term);
        _lost = CancellationTokenSource.CreateLinkedTokenSource(ct);
        _prolonging = Prolong(clock);
    }

    public HeldLease Held { get; }

    /// <summary>Cancelled when the turn is to end: with its caller's token, or because another process has the lease.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <param name="term">In whole seconds: after so long a process that was killed is succeeded. One that lives prolongs it.</param>
    /// <returns>Null when another process has it.</returns>
    public static async Task<LeaseHold?> TryTake(Leases leases, Organisation organisation, string name, TimeSpan term, TimeProvider clock, CancellationToken ct) =>
        await leases.TryTake(organisation, name, term, ct) is { } held ? new(leases, organisation, held, term, clock, ct) : null;

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _prolonging;
        _ended.Dispose();
        _lost.Dispose();
        // Also when this process stops: the next one need not wait for the term to end.
        await _leases.Release(_organisation, Held, CancellationToken.None);
    }

    private async Task Prolong(TimeProvider clock)
    {
        try
        {
            using var timer = new PeriodicTimer(_term / 3, clock);
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                if (!await IsStillOurs()) await _lost.CancelAsync();
            }
        }
        catch (Exception) when (_ended.IsCancellationRequested)
        {
            // The turn has ended. (SQL Server's client tells of a cancelled command by an exception of its own.)
        }
    }

    private async Task<bool> IsStillOurs()
    {
        try
        {
            return await _leases.Prolong(_organisation, Held, _term, _ended.Token);
        }
        catch (Exception) when (!_ended.IsCancellationRequested)
        {
            return true; // the database is away or busy: the step notices by itself, and its commit is checked in any case
        }
    }
}
