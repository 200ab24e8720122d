using Alliance.Kernel;
using Alliance.Platform.Entries;

namespace Alliance.Platform.Lending.Loans;

/// <summary>What can happen to a loan. Events of one day are replayed in this order: money out, then in, then what depends on both, then decisions (rule 6).</summary>
public enum LoanEventKind
{
    /// <summary>Money paid out to the entrepreneur, all or a tranche (décaissement).</summary>
    Disbursed,

    /// <summary>Money received (paiement).</summary>
    Paid,

    /// <summary>Money received after a loss was booked (récupération): never more than was written off (rule 12). Not on the day of the write-off itself: that day's money is a payment.</summary>
    Recovered,

    /// <summary>An overpayment given back. After the payments of its day, since it returns what they brought too much (rule 7).</summary>
    CreditRefunded,

    /// <summary>Instalments moved to later dates (report): the clock of lateness stands still (rule 11).</summary>
    Deferred,

    /// <summary>What is still owed is put on a new schedule by decision (rééchelonnement); the old one is kept (rule 13).</summary>
    Rescheduled,

    /// <summary>What is still owed is booked as a loss (passage en perte), by two persons (rule 12).</summary>
    WrittenOff,

    /// <summary>The bank took a payment back (rejet, impayé): the payment counts no more, from the start, and the trace stays (rule 10).</summary>
    Returned,

    /// <summary>An entry was wrong: the event it names counts as if it had never been entered. Can itself be undone.</summary>
    Undone,
}

/// <summary>Something that happened to a loan on a business day. Never changed, never deleted: undoing is an event too.</summary>
public sealed record LoanEvent
{
    /// <summary>Characters a reference may have.</summary>
    public const int LongestReference = Entry.LongestReference;

    public required Guid Id { get; init; }

    public required LoanEventKind Kind { get; init; }

    /// <summary>Value date: what replay goes by. An undoing bears that of the event it undoes.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Booking date: the business date on which it was entered. A late entry to a closed month posts in the open one.</summary>
    public required DateOnly BookedOn { get; init; }

    /// <summary>What moved. Of a write-off: what was owed when it was entered, for the record; how much it takes is replayed, since a late entry before it changes that.</summary>
    public Money Amount { get; init; }

    /// <summary>Null where no money moves.</summary>
    public PaymentMeans? Means { get; init; }

    /// <summary>The bank's or cheque's number, or why something was undone.</summary>
    public string? Reference { get; init; }

    /// <summary>The event undone, or the payment returned.</summary>
    public Guid? Undoes { get; init; }

    /// <summary>Of a deferral: instalments not paid and due on or after this day move.</summary>
    public DateOnly? MovedFrom { get; init; }

    /// <summary>Of a deferral: when the first instalment moved falls due now. Of a rescheduling: the first due date of the new schedule.</summary>
    public DateOnly? FirstDueOn { get; init; }

    /// <summary>Of a rescheduling: how many instalments the new schedule has.</summary>
    public int? Instalments { get; init; }

    /// <summary>Who entered it, as shown in a history.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime EnteredAt { get; init; }

    /// <summary>In order of entry to its loan, from 1. Replay never looks at it; what an entry changed is told by it.</summary>
    public int Sequence { get; init; }

    public bool MovesMoney => Kind.IsMoney();

    /// <summary>Says of another event that it counts no more; is not itself replayed.</summary>
    public bool IsCorrection => Kind is LoanEventKind.Returned or LoanEventKind.Undone;
}

public static class LoanEventKinds
{
    /// <summary>Money out or in: what has means.</summary>
    public static bool IsMoney(this LoanEventKind kind) => kind is LoanEventKind.Disbursed or LoanEventKind.Paid or LoanEventKind.Recovered or LoanEventKind.CreditRefunded;
}
