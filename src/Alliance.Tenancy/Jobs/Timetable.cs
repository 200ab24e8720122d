using System.Diagnostics.CodeAnalysis;

namespace Alliance.Tenancy.Jobs;

/// <summary>Whose turn is next: organisations one after another, whatever each of them has to do. No clock and no thread of its own.</summary>
/// <param name="atATime">Turns of one organisation at the same time, so that its jobs don't wait for each other and still leave room for the others'.</param>
internal sealed class Timetable(int atATime)
{
    private readonly SortedSet<Slot> _waiting = new(Comparer<Slot>.Create((x, y) => (x.At!.Value, x.Order).CompareTo((y.At!.Value, y.Order))));
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private readonly Queue<Line> _next = new();
    private long _order;

    /// <summary>When somebody's time comes, if nobody asks before; null when nobody waits.</summary>
    public TimeSpan? NextAt => _waiting.Min?.At;

    /// <summary>Gives the slot a turn as soon as it is its organisation's. One that failed keeps waiting for its next try.</summary>
    public void Ask(Slot slot, TimeSpan now)
    {
        if (slot.IsRunning) slot.IsAskedAgain = true;
        else if (!slot.IsInLine && !(slot.IsFailing || slot.At <= now)) Wait(slot, now);
    }

    /// <summary>Takes the next turn there is at <paramref name="now"/>.</summary>
    public bool TryNext(TimeSpan now, [NotNullWhen(true)] out Slot? slot)
    {
        while (_waiting.Min is { } due && due.At <= now)
        {
            _waiting.Remove(due);
            (due.At, due.IsInLine) = (null, true);
            var line = LineOf(due);
            line.Slots.Enqueue(due);
            Join(line);
        }

        while (_next.TryDequeue(out var line))
        {
            line.IsWaiting = false;
            if (line.Running >= atATime) continue; // joins again when one of its turns ends
            slot = line.Slots.Dequeue();
            (slot.IsInLine, slot.IsRunning) = (false, true);
            line.Running++;
            Join(line);
            return true;
        }

        slot = null;
        return false;
    }

    /// <summary>The slot's turn is over.</summary>
    public void End(Slot slot, JobOutcome outcome, TimeSpan now)
    {
        var line = LineOf(slot);
        line.Running--;
        if (slot.End(outcome, now) is { } next) Wait(slot, next);
        Join(line);
        if (line is { Running: 0, Slots.Count: 0 }) _lines.Remove(slot.OrganisationId);
    }

    private void Wait(Slot slot, TimeSpan at)
    {
        if (slot.At is not null) _waiting.Remove(slot);
        (slot.At, slot.Order) = (at, _order++);
        _waiting.Add(slot);
    }

    private void Join(Line line)
    {
        if (line.IsWaiting || line.Slots.Count == 0) return;
        line.IsWaiting = true;
        _next.Enqueue(line);
    }

    private Line LineOf(Slot slot)
    {
        if (!_lines.TryGetValue(slot.OrganisationId, out var line)) _lines.Add(slot.OrganisationId, line = new());
        return line;
    }

    /// <summary>What one organisation has to do now, in the order in which its time came.</summary>
    private sealed class Line
    {
        public Queue<Slot> Slots { get; } = new();
        public int Running { get; set; }

        /// <summary>Has its place among the organisations.</summary>
        public bool IsWaiting { get; set; }
    }
}
