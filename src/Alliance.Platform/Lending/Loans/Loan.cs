using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Product;

namespace Alliance.Platform.Lending.Loans;

/// <summary>An interest-free loan (prêt d'honneur), granted by a committee on the entrepreneur's word and repaid monthly.</summary>
/// <remarks>It stores its terms and events; schedule, balance, arrears and status are replayed from them (rule 6).</remarks>
public sealed partial class Loan : IAggregate, IFindable
{
    /// <summary>Of a number: an organisation's id has up to 31 characters, and year and number follow.</summary>
    public const int LongestNumber = 60;

    private readonly List<LoanEvent> _events = [];
    private LoanState? _state;

    private Loan()
    {
        // for EF Core
    }

    /// <param name="number">As on the contract, such as <c>ISM-2022-0117</c>.</param>
    /// <param name="grantedOn">The day of the committee's decision; nothing is paid out before it.</param>
    /// <param name="needsContract">Whether it is paid out only once its contract is signed: the platform's rule of that day, which later ones don't change.</param>
    public Loan(Id<LoanApplication> applicationId, Id<Enterprise> enterpriseId, string number, LoanTerms terms, DateOnly grantedOn, bool needsContract = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(number);
        ArgumentNullException.ThrowIfNull(terms);
        terms.Check();
        (Id, ApplicationId, EnterpriseId, Number, Terms, GrantedOn) = (Id<Loan>.New(), applicationId, enterpriseId, number, terms, grantedOn);
        NeedsContract = needsContract;
        Summarise();
    }

    public Id<Loan> Id { get; private init; }

    public Id<LoanApplication> ApplicationId { get; private init; }

    public Id<Enterprise> EnterpriseId { get; private init; }

    public string Number { get; private init; } = null!;

    public LoanTerms Terms { get; private init; } = null!;

    public DateOnly GrantedOn { get; private init; }

    public long Revision { get; private set; }

    /// <summary>What lists read: rewritten from the state with every event, and saved with it.</summary>
    public LoanSummary Summary { get; private set; } = null!;

    public IReadOnlyList<LoanEvent> Events => _events;

    IEnumerable<string?> IFindable.FoundBy => [Number];

    public LoanState State => _state ??= LoanState.Replay(Terms, GrantedOn, _events);

    /// <summary>Pays out all or a tranche of what was granted.</summary>
    public LoanEvent Disburse(Money amount, DateOnly on, Entry entry, PaymentMeans means = PaymentMeans.Transfer, string? reference = null)
    {
        if (amount > State.Available) throw LoanLedger.AboveGranted(Terms.Granted, State.Available);
        return Add(Movement(LoanEventKind.Disbursed, amount, on, entry, means, reference), entry);
    }

    /// <summary>Records money received; it goes to the oldest instalments first (rule 5), and beyond the loan it becomes a credit (rule 7).</summary>
    public LoanEvent Pay(Money amount, DateOnly on, Entry entry, PaymentMeans means = PaymentMeans.DirectDebit, string? reference = null) =>
        Add(Movement(LoanEventKind.Paid, amount, on, entry, means, reference), entry);

    /// <summary>Gives back an overpayment (rule 7).</summary>
    public LoanEvent RefundCredit(Money amount, DateOnly on, Entry entry, PaymentMeans means = PaymentMeans.Transfer, string? reference = null) =>
        Add(Movement(LoanEventKind.CreditRefunded, amount, on, entry, means, reference), entry);

    /// <summary>Moves what is unpaid and due on or after <paramref name="from"/>, so that the first instalment of it falls due on <paramref name="to"/>; the clock of lateness stands still (rule 11).</summary>
    /// <param name="on">The day it was agreed.</param>
    public LoanEvent Defer(DateOnly from, DateOnly to, DateOnly on, Entry entry, string? reason = null) =>
        Add(Event(LoanEventKind.Deferred, on, entry, reason) with { MovedFrom = from, FirstDueOn = to }, entry);

    /// <summary>Puts what is still owed on a new schedule; the old one is kept (rule 13).</summary>
    /// <param name="on">The day of the decision.</param>
    /// <param name="decision">What was decided by whom, such as the minutes' number.</param>
    public LoanEvent Reschedule(DateOnly firstDueOn, int instalments, DateOnly on, Entry entry, string decision)
    {
        return Add(Event(LoanEventKind.Rescheduled, on, entry, Blank.Demand(decision)) with { FirstDueOn = firstDueOn, Instalments = instalments, Amount = State.Outstanding }, entry);
    }

    /// <summary>Books all that is owed on that day as a loss. That two persons agreed is the caller's to see to (rule 12).</summary>
    public LoanEvent WriteOff(DateOnly on, Entry entry, string? reason = null) =>
        Add(Event(LoanEventKind.WrittenOff, on, entry, reason) with { Amount = State.Outstanding }, entry);

    /// <summary>Records money received on a loss: at most what was written off; the loan stays written off (rule 12).</summary>
    public LoanEvent Recover(Money amount, DateOnly on, Entry entry, PaymentMeans means = PaymentMeans.Transfer, string? reference = null) =>
        Add(Movement(LoanEventKind.Recovered, amount, on, entry, means, reference), entry);

    /// <summary>The bank took a payment back: it undoes exactly that payment's effect and leaves a trace (rule 10).</summary>
    public LoanEvent Return(Guid paymentId, DateOnly on, Entry entry, string? reference = null) =>
        Add(Correction(LoanEventKind.Returned, Find(paymentId), on, entry, reference), entry);

    /// <summary>Takes a wrong entry back, as if it had never been made (rule 6). An undoing can be undone as well.</summary>
    public LoanEvent Undo(Guid eventId, Entry entry, string? reason = null)
    {
        var wrong = Find(eventId);
        return Add(Correction(LoanEventKind.Undone, wrong, wrong.On, entry, reason), entry);
    }

    public bool Has(Guid eventId) => _events.Exists(x => x.Id == eventId);

    /// <summary>What an event is about in the end: undoing the undoing of a payment is about the payment.</summary>
    public LoanEvent Concerned(Guid eventId)
    {
        var happened = Find(eventId);
        return happened.Undoes is { } concerned ? Concerned(concerned) : happened;
    }

    /// <summary>A payment that counts, of the same amount and value date, and without another reference that would tell the two apart.</summary>
    public LoanEvent? PaymentLike(Money amount, DateOnly on, string? reference)
    {
        var said = Blank.ToNull(reference);
        return CountingPayments().FirstOrDefault(x => x.Kind is LoanEventKind.Paid && x.Amount == amount && x.On == on
            && (x.Reference is null || said is null || string.Equals(x.Reference, said, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The day from which a bank's return of a payment counts: banks credit with a later value date and take back with an earlier one, but nothing comes back before it was there.</summary>
    /// <param name="on">The bank's own.</param>
    public DateOnly ReturnedOn(Guid paymentId, DateOnly on) => Events.FirstOrDefault(x => x.Id == paymentId) is { } payment && payment.On > on ? payment.On : on;

    /// <summary>Payments and recoveries, without those that were undone or returned.</summary>
    public IEnumerable<LoanEvent> CountingPayments()
    {
        var undone = LoanHistory.UndoneAmong(_events);
        var returned = LoanHistory.ReturnedAmong(_events, undone, DateOnly.MaxValue);
        return _events.Where(x => x.Kind is LoanEventKind.Paid or LoanEventKind.Recovered && !undone.Contains(x.Id) && !returned.Contains(x.Id));
    }

    /// <summary>Returns that were not undone.</summary>
    public IEnumerable<LoanEvent> CountingReturns()
    {
        var undone = LoanHistory.UndoneAmong(_events);
        return _events.Where(x => x.Kind is LoanEventKind.Returned && !undone.Contains(x.Id));
    }

    /// <summary>What is owed on each day, by all that is entered.</summary>
    public LoanOwing Owing => LoanOwing.Of(Terms, GrantedOn, _events);

    /// <summary>Whether an event counts no more because it was undone.</summary>
    public bool IsUndone(Guid eventId) => LoanHistory.UndoneAmong(_events).Contains(eventId);

    /// <summary>How the loan stood at the end of each of these days, in one pass: only events up to the day count.</summary>
    /// <param name="days">Ascending.</param>
    public IEnumerable<LoanPosition> PositionsAt(IReadOnlyList<DateOnly> days) => At(days, _events, (ledger, day) => ledger.PositionWithYear(day));

    /// <summary>The same with what had been paid out until then, tranche by tranche, as the fund's books need it.</summary>
    /// <param name="events">Those of this loan that count, such as those already in the books.</param>
    internal IEnumerable<(LoanPosition Position, ImmutableArray<LoanTranche> Tranches)> TranchesAt(IReadOnlyList<DateOnly> days, IReadOnlyCollection<LoanEvent> events) =>
        At(days, events, (ledger, day) => (ledger.PositionAt(day), ledger.Tranches));

    private IEnumerable<T> At<T>(IReadOnlyList<DateOnly> days, IReadOnlyCollection<LoanEvent> events, Func<LoanLedger, DateOnly, T> look)
    {
        ArgumentNullException.ThrowIfNull(days);
        return Positions();

        IEnumerable<T> Positions()
        {
            for (var i = 0; i < days.Count;)
            {
                // A payment counts until the day it is returned, and from then on it never did: the pass begins again at each return.
                var history = LoanHistory.Of(events, GrantedOn, asOf: days[i]);
                var nextReturn = events.Where(x => x.Kind is LoanEventKind.Returned && x.On > days[i])
                    .Select(x => x.On).DefaultIfEmpty(DateOnly.MaxValue).Min();
                var ledger = new LoanLedger(Terms);
                do
                {
                    history.Replay(ledger, until: days[i]);
                    yield return look(ledger, days[i]);
                }
                while (++i < days.Count && days[i] < nextReturn);
            }
        }
    }

    /// <summary>Rewrites what lists read.</summary>
    internal void Summarise() => Summary = LoanSummary.Of(this);

    private static LoanEvent Movement(LoanEventKind kind, Money amount, DateOnly on, Entry entry, PaymentMeans means, string? reference) =>
        amount <= Money.Zero
            ? throw new RefusedException("loan.amount-not-positive", "An amount is above zero.")
            : Event(kind, on, entry, reference) with { Amount = amount, Means = means };

    private static LoanEvent Correction(LoanEventKind kind, LoanEvent wrong, DateOnly on, Entry entry, string? reference) =>
        Event(kind, on, entry, reference) with { Amount = wrong.Amount, Undoes = wrong.Id };

    private static LoanEvent Event(LoanEventKind kind, DateOnly on, Entry entry, string? reference) => new()
    {
        Id = entry.EventId ?? Guid.CreateVersion7(),
        Kind = kind,
        On = on,
        BookedOn = entry.Today,
        Reference = Blank.ToNull(reference),
        EnteredBy = entry.By,
        EnteredAt = entry.At,
    };

    private LoanEvent Find(Guid eventId) =>
        _events.Find(x => x.Id == eventId) ?? throw new RefusedException("loan.no-such-event", "This loan has no such event.");

    /// <summary>Replays with the newcomer: what would make any event inadmissible is refused, naming it (rule 6).</summary>
    private LoanEvent Add(LoanEvent happened, Entry entry)
    {
        if (happened.On > entry.Today) throw new RefusedException("loan.in-the-future", "Nothing can happen after today.", entry.Today);
        if (Has(happened.Id)) throw new RefusedException("loan.already-entered", "This has been entered already.");

        happened = happened with { Sequence = _events.Count + 1 };
        try
        {
            var state = LoanState.Replay(Terms, GrantedOn, [.. _events, happened]);
            DemandContract(state);
            _state = state;
        }
        catch (InadmissibleEventException refused) when (refused.Happened.Id == happened.Id)
        {
            throw refused.Why;
        }
        catch (InadmissibleEventException refused)
        {
            var other = refused.Happened;
            throw new RefusedException(
                "loan.breaks-an-event",
                $"It would make another event impossible, {other.Kind} of {other.On:yyyy-MM-dd} ({other.Amount.InDirhams:0.00} DH): {refused.Message}",
                other.Kind, other.On, other.Amount);
        }

        _events.Add(happened);
        Summarise();
        return happened;
    }
}
