using Alliance.Kernel;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Money paid out once on a loan.</summary>
/// <param name="EventId">The disbursement.</param>
/// <param name="ReceivedBefore">Capital that had been repaid on the loan just before.</param>
public readonly record struct LoanTranche(Guid EventId, Money Amount, Money ReceivedBefore);

/// <summary>How a loan stood at the end of a day, for figures, rates and the fund's books: only events up to that day count.</summary>
/// <param name="Disbursed">All that had been paid out.</param>
/// <param name="CapitalDue">Instalments due up to the day, on the schedule then in force. After a rescheduling those due before it stay,
/// and the new schedule adds only what they don't count; a write-off makes the rest due.</param>
/// <param name="CapitalReceived">What had been received on those: payments in advance count only up to what is due, recoveries not at all.</param>
/// <param name="Outstanding">Capital still to be repaid.</param>
/// <param name="IsFullyRepaid">Nothing outstanding and nothing written off.</param>
public readonly record struct LoanPosition(
    DateOnly On, Money Disbursed, Money CapitalDue, Money CapitalReceived, Money Outstanding, bool IsFullyRepaid)
{
    /// <summary>Capital received, due or in advance: <c>Disbursed = Received + WrittenOff + Outstanding</c>.</summary>
    public Money Received { get; init; }

    /// <summary>Paid too much and not given back (rule 7).</summary>
    public Money Credit { get; init; }

    /// <summary>Overpayments given back so far.</summary>
    public Money Refunded { get; init; }

    public Money WrittenOff { get; init; }

    /// <summary>Received after the write-off, at most what was written off (rule 12).</summary>
    public Money Recovered { get; init; }

    /// <summary>The part of <see cref="CapitalDue"/> that fell due in the twelve months up to the day. Not asked for the books.</summary>
    public Money DueInYear { get; init; }

    /// <summary>What had been received on that part.</summary>
    public Money ReceivedInYear { get; init; }

    /// <summary>Due date of the oldest instalment due and not paid in full. Not asked for the books.</summary>
    public DateOnly? OldestUnpaidOn { get; init; }

    /// <summary>0 when nothing is late (rule 11).</summary>
    public int DaysLate => OldestUnpaidOn is { } dueOn ? On.DayNumber - dueOn.DayNumber : 0;
}
