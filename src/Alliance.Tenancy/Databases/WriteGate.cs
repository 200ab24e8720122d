using Alliance.Kernel;

namespace Alliance.Tenancy.Databases;

/// <summary>The line of those who want to write to one database that takes one writer at a time. Who waits here holds no thread, and has a place in order; the database's own waiting has neither.</summary>
/// <remarks>As long as turns follow each other, whoever is patient is served. While another process holds the database, few may wait for it: the rest are better told at once.</remarks>
public sealed class WriteGate(TimeProvider clock)
{
    /// <summary>That may wait while another process holds the database.</summary>
    public const int WaitingWhileLocked = 8;

    /// <summary>That may wait while turns follow each other: as many as one organisation may have requests at work.</summary>
    public const int WaitingWhileMoving = 200;

    /// <summary>How long anybody waits, and how long nobody is let in after somebody has waited for another process in vain.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _line = [];
    private bool _isTaken;
    private bool _isLocked;
    private long? _closedSince;

    /// <summary>How many wait just now, without the one whose turn it is.</summary>
    public int Waiting
    {
        get { lock (_lock) return _line.Count; }
    }

    /// <summary>Another process held it when it was last tried.</summary>
    public bool IsLocked
    {
        get { lock (_lock) return _isLocked; }
    }

    /// <summary>Takes the turn, at once or when those before have had theirs.</summary>
    /// <param name="impatience">Ends the waiting.</param>
    /// <exception cref="BusyException"><c>database-busy</c>: too many wait, or another process holds the database.</exception>
    internal async Task Enter(CancellationToken impatience)
    {
        LinkedListNode<TaskCompletionSource> place;
        lock (_lock)
        {
            if (_closedSince is { } since && clock.GetElapsedTime(since) < Patience) throw DatabaseCondition.Busy();
            if (!_isTaken)
            {
                _isTaken = true;
                return;
            }

            if (_line.Count >= (_isLocked ? WaitingWhileLocked : WaitingWhileMoving)) throw DatabaseCondition.Busy();
            place = _line.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        await using var leaving = impatience.UnsafeRegister(_ => Abandon(place, impatience), null).ConfigureAwait(false);
        await place.Value.Task.ConfigureAwait(false);
    }

    /// <summary>Gives the turn to the next.</summary>
    internal void Leave()
    {
        lock (_lock)
        {
            if (_line.First is not { } next)
            {
                _isTaken = false;
                return;
            }

            _line.RemoveFirst();
            next.Value.SetResult();
        }
    }

    /// <summary>Whose turn it is found the database held by another process: those who came last needn't wait.</summary>
    internal void NoteLocked()
    {
        lock (_lock)
        {
            _isLocked = true;
            while (_line.Count > WaitingWhileLocked)
            {
                _line.Last!.Value.SetException(DatabaseCondition.Busy());
                _line.RemoveLast();
            }
        }
    }

    /// <summary>Whose turn it was has waited for another process in vain: for a while nobody new is let in.</summary>
    internal void Close()
    {
        lock (_lock) _closedSince = clock.GetTimestamp();
    }

    /// <summary>No other process holds it.</summary>
    internal void NoteFree()
    {
        lock (_lock) (_isLocked, _closedSince) = (false, null);
    }

    private void Abandon(LinkedListNode<TaskCompletionSource> place, CancellationToken impatience)
    {
        lock (_lock)
        {
            if (place.List is null) return; // it has had its turn or its answer
            _line.Remove(place);
            place.Value.SetCanceled(impatience);
        }
    }
}
