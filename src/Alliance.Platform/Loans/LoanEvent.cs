using Alliance.Kernel;

namespace Alliance.Platform.Loans;

/// <summary>What can happen to a loan. Events of one day are replayed in this order: money out, then in, then what depends on both (rule 6).</summary>
public enum LoanEventKind
{
    /// <summary>Money paid out to the entrepreneur, all or a tranche (décaissement).</summary>
    Disbursed,

    /// <summary>Money received (paiement).</summary>
    Paid,

    /// <summary>An overpayment given back. After the payments of its day, since it returns what they brought too much (rule 7).</summary>
    CreditRefunded,

    /// <summary>The bank took a payment back (rejet, impayé): the payment counts no more, from the start, and the trace stays (rule 10).</summary>
    Returned,

    /// <summary>An entry was wrong: the event it names counts as if it had never been entered. Can itself be undone.</summary>
    Undone,
}

/// <summary>By what means money moved.</summary>
public enum PaymentMeans
{
    DirectDebit,
    Transfer,
    Cash,
    Cheque,
}

/// <summary>Something that happened to a loan on a business day. Never changed, never deleted: undoing is an event too.</summary>
public sealed record LoanEvent
{
    /// <summary>Characters a reference may have.</summary>
    public const int LongestReference = 140;

    public required Guid Id { get; init; }

    public required LoanEventKind Kind { get; init; }

    /// <summary>Value date: what replay goes by. An undoing bears that of the event it undoes.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Booking date: the business date on which it was entered. A late entry to a closed month posts in the open one.</summary>
    public required DateOnly BookedOn { get; init; }

    public Money Amount { get; init; }

    /// <summary>Null where no money moves.</summary>
    public PaymentMeans? Means { get; init; }

    /// <summary>The bank's or cheque's number, or why something was undone.</summary>
    public string? Reference { get; init; }

    /// <summary>The event undone, or the payment returned.</summary>
    public Guid? Undoes { get; init; }

    /// <summary>Who entered it, as shown in a history.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime EnteredAt { get; init; }

    public bool MovesMoney => Kind is LoanEventKind.Disbursed or LoanEventKind.Paid or LoanEventKind.CreditRefunded;
}

/// <summary>The circumstances of an entry: the business date, who enters it and when (UTC).</summary>
public sealed record Entry(DateOnly Today, string By, DateTime At);
