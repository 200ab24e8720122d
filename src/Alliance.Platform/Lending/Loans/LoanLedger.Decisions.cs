using Alliance.Kernel;
using Alliance.Platform.Product;

namespace Alliance.Platform.Lending.Loans;

/// <summary>What decisions do to a loan: instalments moved, a new schedule, a loss, and what comes back of it.</summary>
internal sealed partial class LoanLedger
{
    /// <summary>How far ahead a deferral or a new schedule may begin: a date further away is a slip of the pen.</summary>
    private const int MostMonthsAhead = 24;

    private readonly List<ReplacedSchedule> _earlier = [];
    private Money _writtenOff, _recovered;
    private DateOnly? _writtenOffOn;

    // A rescheduling settles what was due before it; the lines it makes count for the rate only beyond what was due and unpaid already.
    private int _settledLines;
    private Money _settledDue, _settledReceived;

    private Money DueAlreadyCounted => _settledDue - _settledReceived;

    /// <summary>Capital due by the current day (indicator "repayment rate"): a write-off makes the rest due.</summary>
    private Money CapitalDue => _writtenOff > Money.Zero ? _disbursed : _settledDue + Money.Max(Money.Zero, _dueSoFar - DueAlreadyCounted);

    private Money CapitalReceived => _writtenOff > Money.Zero ? _received : _settledReceived + _receivedOnDue;

    /// <summary>Moves every instalment not yet paid that falls due on or after <paramref name="from"/>; the first of them falls due on <paramref name="to"/> (rule 11).</summary>
    /// <remarks>By whole months each goes as many months on and keeps its day of month; else that of <paramref name="to"/> is kept from now on, as of a first due date (rule 3).
    /// What earlier deferrals put between instalments stays between them: none is brought forward.</remarks>
    public void Defer(DateOnly from, DateOnly to, DateOnly on)
    {
        RefuseNotDisbursed();
        RefuseWrittenOff();
        Advance(on);
        var first = FirstMoved(from, on);
        if (first < 0 || Outstanding == Money.Zero) throw new RefusedException("loan.nothing-to-defer", "No unpaid instalment falls due on or after this day.", from);
        if (to <= _lines[first].DueOn) throw new RefusedException("loan.deferral-not-later", "A deferral moves an instalment to a later day.", _lines[first].DueOn);
        RefuseTooFar(to, on);

        _earlier.Add(new(on, LoanEventKind.Deferred, ToInstalments()));
        var head = _lines[first].Dated;
        for (var i = first; i < _lines.Count; i++) _lines[i].Dated = _lines[i].Dated.Deferred(head, to);
        Recount(on);
    }

    /// <summary>When the first instalment that a deferral agreed on a day moves falls due after so many months; null when there is none.</summary>
    public DateOnly? DueAfter(DateOnly from, DateOnly on, int months) => FirstMoved(from, on) is >= 0 and var first ? _lines[first].Dated.InMonths(months).On : null;

    private int FirstMoved(DateOnly from, DateOnly on) => _lines.FindIndex(x => x.DueOn >= from && (x.DueOn > on || x.Remaining > Money.Zero));

    /// <summary>Puts all that is still owed on a new schedule from <paramref name="firstDueOn"/> on (rule 13). What has been received stays where it is.</summary>
    public void Reschedule(DateOnly firstDueOn, int instalments, DateOnly on)
    {
        RefuseNotDisbursed();
        RefuseWrittenOff();
        if (Outstanding == Money.Zero) throw new RefusedException("loan.nothing-to-reschedule", "Nothing is owed any more.");
        if (instalments is < 1 or > LoanTerms.LongestTerm) throw new RefusedException("loan.term-impossible", "A term is between 1 and 120 months.");
        RefuseTooFar(firstDueOn, on);
        Advance(on);

        _earlier.Add(new(on, LoanEventKind.Rescheduled, ToInstalments()));
        var inAdvance = _lines.Skip(_due).Sum(x => x.Received);
        var parts = EqualParts.OfCapital(Outstanding, instalments, terms.RoundTo);
        _settledCapital = SettledCapital(on);
        (_settledDue, _settledReceived) = (_settledCapital.Sum(x => x.Due), _settledCapital.Sum(x => x.Received));
        Settle(inAdvance, on);
        for (var i = 0; i < parts.Length; i++) _lines.Add(new(_lines.Count + 1, DueDate.Of(firstDueOn).InMonths(i)) { Due = parts[i] });
        Recount(on);
    }

    /// <summary>Books all that is owed on this day as a loss (rule 12).</summary>
    public void WriteOff(DateOnly on)
    {
        RefuseNotDisbursed();
        RefuseWrittenOff();
        if (Outstanding == Money.Zero) throw new RefusedException("loan.nothing-to-write-off", "Nothing is owed any more.");

        Advance(on);
        (_writtenOff, _writtenOffOn) = (Outstanding, on);
        foreach (var line in _lines) line.WrittenOff = line.Remaining;
    }

    /// <summary>Takes in money on a loss: never more than was written off (rule 12).</summary>
    public void Recover(Money amount)
    {
        if (_writtenOff == Money.Zero) throw new RefusedException("loan.not-written-off", "Nothing has been written off on this loan.");
        if (amount > _writtenOff - _recovered)
            throw new RefusedException("loan.above-written-off", "More than was written off and is not yet recovered.", _writtenOff - _recovered);

        _recovered += amount;
    }

    private void RefuseNotDisbursed()
    {
        if (_disbursed == Money.Zero) throw new RefusedException("loan.not-disbursed", "Nothing has been paid out yet.");
    }

    private void RefuseWrittenOff()
    {
        if (_writtenOff > Money.Zero) throw new RefusedException("loan.written-off", "The loan has been written off; what comes in now is a recovery.", _writtenOffOn!.Value);
    }

    private static void RefuseTooFar(DateOnly firstDueOn, DateOnly on)
    {
        if (firstDueOn <= on || firstDueOn > on.AddMonths(MostMonthsAhead))
            throw new RefusedException("loan.new-due-date-impossible", "The new due date lies after the decision, by at most 24 months.", on, on.AddMonths(MostMonthsAhead));
    }

    /// <summary>Leaves of the lines only what was received on them; what was paid in advance is settled on the day itself.</summary>
    private void Settle(Money inAdvance, DateOnly on)
    {
        List<(DateOnly DueOn, Money Received, DateOnly SettledOn)> settled =
            [.. _lines.Take(_due).Where(x => x.Received > Money.Zero).Select(x => (x.DueOn, x.Received, x.SettledOn ?? on))];
        if (inAdvance > Money.Zero && settled is [.., var last] && last.DueOn == on) settled[^1] = last with { Received = last.Received + inAdvance };
        else if (inAdvance > Money.Zero) settled.Add((on, inAdvance, on));
        _lines.Clear();
        foreach (var (dueOn, received, settledOn) in settled) _lines.Add(new(_lines.Count + 1, DueDate.Of(dueOn)) { Due = received, Received = received, SettledOn = settledOn });
        _settledLines = _lines.Count;
    }

    /// <summary>Says again which lines are due, after they have moved.</summary>
    private void Recount(DateOnly on)
    {
        (_due, _open, _dueSoFar, _receivedOnDue) = (_settledLines, _settledLines, Money.Zero, Money.Zero);
        Advance(on);
    }
}
