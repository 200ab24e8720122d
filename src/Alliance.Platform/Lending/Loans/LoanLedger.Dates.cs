using Alliance.Kernel;

namespace Alliance.Platform.Lending.Loans;

/// <summary>On which day capital fell due, for rates over a period, and since when the oldest of it waits.</summary>
internal sealed partial class LoanLedger
{
    /// <summary>What was due when the loan was last rescheduled, each on its own day, oldest first; and what had been paid in advance of its day, on that of the rescheduling.</summary>
    private List<DatedCapital> _settledCapital = [];

    /// <summary>The position, with what fell due in the year that ends on the day.</summary>
    public LoanPosition PositionWithYear(DateOnly day)
    {
        var position = PositionAt(day);
        var (due, received) = DueSince(FirstOfYear(day));
        return position with { DueInYear = due, ReceivedInYear = received, OldestUnpaidOn = OldestUnpaidOn() };
    }

    /// <summary>The first of the twelve months that end on a day: 1 July of the year before for 30 June, 1 March for any 28 or 29 February.</summary>
    internal static DateOnly FirstOfYear(DateOnly day)
    {
        var next = day.AddDays(1);
        var first = next.AddYears(-1);
        return first.Day == next.Day ? first : first.AddDays(1);
    }

    private (Money Due, Money Received) DueSince(DateOnly first)
    {
        var (due, received) = (Money.Zero, Money.Zero);
        if (_settledCapital.Count > 0 || _writtenOff > Money.Zero)
        {
            var dated = DatedDue().FindAll(x => x.DueOn >= first);
            return (dated.Sum(x => x.Due), dated.Sum(x => x.Received));
        }

        // As nearly all loans are: lines stand in order of their days, so a year of them is enough to look at.
        for (var i = _due - 1; i >= 0 && _lines[i].DueOn >= first; i--)
        {
            due += _lines[i].Due;
            received += _lines[i].Received;
        }

        return (due, received);
    }

    /// <summary>The parts of <see cref="CapitalDue"/> by day, and of <see cref="CapitalReceived"/> on each.</summary>
    /// <remarks>A write-off makes due on its own day what would have come later.</remarks>
    private List<DatedCapital> DatedDue() => _writtenOff > Money.Zero ? Dated(_lines.Count, _writtenOffOn!.Value) : Dated(_due, DateOnly.MaxValue);

    /// <summary>What a rescheduling leaves behind: all that was due, and what had come in before it was due, which falls due with it.</summary>
    private List<DatedCapital> SettledCapital(DateOnly on)
    {
        var dated = Dated(_lines.Count, on);
        for (var i = _settledCapital.Count + _due - _settledLines; i < dated.Count; i++) dated[i] = dated[i] with { Due = dated[i].Received };
        return dated;
    }

    /// <summary>The lines up to one of them by day, none later than <paramref name="latest"/>.</summary>
    /// <remarks>A new schedule counts only beyond what was due already (rule 13): that much of its first lines, and what comes in on it, belongs to the days on which it was first due.</remarks>
    private List<DatedCapital> Dated(int end, DateOnly latest)
    {
        var dated = new List<DatedCapital>(_settledCapital);
        var carried = DueAlreadyCounted;
        foreach (var line in _lines[_settledLines..end])
        {
            var earlier = Money.Min(carried, line.Due);
            var onEarlier = Money.Min(line.Received, earlier);
            carried -= earlier;
            PutOnOldest(dated, onEarlier);
            dated.Add(new(line.DueOn > latest ? latest : line.DueOn, line.Due - earlier, line.Received - onEarlier));
        }

        return dated;
    }

    private void PutOnOldest(List<DatedCapital> dated, Money amount)
    {
        for (var i = 0; i < _settledCapital.Count && amount > Money.Zero; i++)
        {
            var put = Money.Min(dated[i].Due - dated[i].Received, amount);
            dated[i] = dated[i] with { Received = dated[i].Received + put };
            amount -= put;
        }
    }

    private DateOnly? OldestUnpaidOn()
    {
        for (var i = _open; i < _due; i++)
            if (_lines[i].Remaining > Money.Zero) return _lines[i].DueOn;
        return null;
    }

    private readonly record struct DatedCapital(DateOnly DueOn, Money Due, Money Received);
}
