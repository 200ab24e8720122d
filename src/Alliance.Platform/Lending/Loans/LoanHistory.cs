using Alliance.Kernel;

namespace Alliance.Platform.Lending.Loans;

/// <summary>An event that can't have happened, given all others: found by replay (rule 6).</summary>
internal sealed class InadmissibleEventException(LoanEvent happened, RefusedException why) : Exception(why.Message, why)
{
    public LoanEvent Happened { get; } = happened;

    public RefusedException Why { get; } = why;
}

/// <summary>The events that count, in the order of replay: what was undone or returned is left out, from the start.</summary>
internal sealed class LoanHistory
{
    private readonly List<LoanEvent> _events;
    private readonly DateOnly _grantedOn;
    private readonly bool _isPast;
    private int _next;

    private LoanHistory(List<LoanEvent> events, DateOnly grantedOn, int returnedPayments, bool isPast) =>
        (_events, _grantedOn, ReturnedPayments, _isPast) = (events, grantedOn, returnedPayments, isPast);

    public int ReturnedPayments { get; }

    /// <param name="asOf">Returns after this day haven't happened yet: until then the payment counts.</param>
    public static LoanHistory Of(IReadOnlyCollection<LoanEvent> events, DateOnly grantedOn, DateOnly? asOf = null)
    {
        var undone = UndoneAmong(events);
        var returned = ReturnedAmong(events, undone, asOf ?? DateOnly.MaxValue);
        List<LoanEvent> counting = [.. events
            .Where(x => !x.IsCorrection && !undone.Contains(x.Id) && !returned.Contains(x.Id))
            .OrderBy(x => x.On).ThenBy(x => x.Kind).ThenBy(x => x.Id)];
        return new(counting, grantedOn, returned.Count, asOf is not null);
    }

    /// <summary>Goes on to the end of <paramref name="until"/>; all the way without it.</summary>
    public void Replay(LoanLedger ledger, DateOnly? until = null)
    {
        while (_next < _events.Count && _events[_next].On <= (until ?? DateOnly.MaxValue))
        {
            var happened = _events[_next++];
            try
            {
                Apply(happened, ledger);
            }
            catch (RefusedException) when (_isPast && happened.Kind is not LoanEventKind.Disbursed)
            {
                // A payment that was returned later counted then: with it, there may have been nothing to pay, defer or write off yet.
            }
            catch (RefusedException why)
            {
                throw new InadmissibleEventException(happened, why);
            }
        }
    }

    private void Apply(LoanEvent happened, LoanLedger ledger)
    {
        switch (happened.Kind)
        {
            case LoanEventKind.Disbursed:
                if (happened.On < _grantedOn) throw new RefusedException("loan.before-granted", "Nothing is paid out before the loan is granted.", _grantedOn);
                ledger.Disburse(happened.Id, happened.Amount, happened.On);
                break;
            case LoanEventKind.Paid:
                ledger.Receive(happened.Amount + PaidToo(happened.On), happened.On);
                break;
            case LoanEventKind.Recovered:
                ledger.Recover(happened.Amount);
                break;
            case LoanEventKind.CreditRefunded:
                ledger.Refund(happened.Amount);
                break;
            case LoanEventKind.Deferred:
                ledger.Defer(happened.MovedFrom!.Value, happened.FirstDueOn!.Value, happened.On);
                break;
            case LoanEventKind.Rescheduled:
                ledger.Reschedule(happened.FirstDueOn!.Value, happened.Instalments!.Value, happened.On);
                break;
            case LoanEventKind.WrittenOff:
                ledger.WriteOff(happened.On);
                break;
        }
    }

    /// <summary>What else was paid on the day of the payment just met.</summary>
    private Money PaidToo(DateOnly on)
    {
        var sum = Money.Zero;
        for (; _next < _events.Count && _events[_next].On == on && _events[_next].Kind is LoanEventKind.Paid; _next++)
            sum += _events[_next].Amount;
        return sum;
    }

    /// <summary>Undoing an undoing brings the event back, so what counts is whether an undoing is itself undone.</summary>
    public static HashSet<Guid> UndoneAmong(IReadOnlyCollection<LoanEvent> events)
    {
        var undone = new HashSet<Guid>();
        if (!events.Any(x => x.Kind is LoanEventKind.Undone)) return undone;

        var undoings = events.Where(x => x.Kind is LoanEventKind.Undone).ToLookup(x => x.Undoes!.Value);
        foreach (var happened in events)
        {
            var inForce = undoings[happened.Id].Where(x => !IsUndone(x.Id)).ToList();
            if (inForce.Count > 1)
                throw new InadmissibleEventException(inForce[^1], new RefusedException("loan.already-undone", "This has been undone already."));
            if (inForce.Count == 1) undone.Add(happened.Id);
        }

        return undone;

        bool IsUndone(Guid id) => undoings[id].Any(x => !IsUndone(x.Id));
    }

    internal static HashSet<Guid> ReturnedAmong(IReadOnlyCollection<LoanEvent> events, HashSet<Guid> undone, DateOnly asOf)
    {
        var returned = new HashSet<Guid>();
        foreach (var rejection in events.Where(x => x.Kind is LoanEventKind.Returned && x.On <= asOf && !undone.Contains(x.Id)))
        {
            var payment = events.FirstOrDefault(x => x.Id == rejection.Undoes);
            var why = payment switch
            {
                not { Kind: LoanEventKind.Paid or LoanEventKind.Recovered } => new RefusedException("loan.not-a-payment", "Only a payment can be returned."),
                _ when undone.Contains(payment.Id) => new RefusedException("loan.payment-undone", "This payment has been undone."),
                _ when rejection.On < payment.On => new RefusedException("loan.returned-before-paid", "A payment can't be returned before it was made.", payment.On),
                _ when !returned.Add(payment.Id) => new RefusedException("loan.already-returned", "This payment has been returned already."),
                _ => null,
            };
            if (why is not null) throw new InadmissibleEventException(rejection, why);
        }

        return returned;
    }
}
