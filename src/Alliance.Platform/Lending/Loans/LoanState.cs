using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Platform.Product;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Where a loan stands in its life.</summary>
public enum LoanStatus
{
    /// <summary>Granted and signed, nothing paid out yet.</summary>
    Contracted,

    InRepayment,

    /// <summary>All that was paid out has been repaid.</summary>
    Repaid,

    /// <summary>What was owed has been booked as a loss; stays so whatever is recovered (rule 12).</summary>
    WrittenOff,
}

/// <summary>A schedule that a deferral or rescheduling replaced, as it stood just before (rule 13).</summary>
/// <param name="By">Kind of the event.</param>
public sealed record ReplacedSchedule(DateOnly ReplacedOn, LoanEventKind By, ImmutableArray<Instalment> Instalments)
{
    public bool Equals(ReplacedSchedule? other) =>
        other is not null && ReplacedOn == other.ReplacedOn && By == other.By && Instalments.SequenceEqual(other.Instalments);

    public override int GetHashCode() => HashCode.Combine(ReplacedOn, By, Instalments.Length);
}

/// <summary>What a loan's events add up to: the same whatever order they were entered in (rule 6).</summary>
/// <remarks>Always <c>Paid = Received + Credit + Refunded</c> and <c>Disbursed = Received + WrittenOff + Outstanding</c>.</remarks>
public sealed record LoanState
{
    public required LoanStatus Status { get; init; }

    public required Money Disbursed { get; init; }

    /// <summary>All that came in before any write-off, returned payments apart.</summary>
    public required Money Paid { get; init; }

    /// <summary>The part of <see cref="Paid"/> that stands on instalments.</summary>
    public required Money Received { get; init; }

    /// <summary>Paid too much and not given back (rule 7).</summary>
    public required Money Credit { get; init; }

    public required Money Refunded { get; init; }

    /// <summary>Booked as a loss (rule 12).</summary>
    public required Money WrittenOff { get; init; }

    /// <summary>Received after the write-off: at most what was written off.</summary>
    public required Money Recovered { get; init; }

    /// <summary>Null as long as nothing is.</summary>
    public required DateOnly? WrittenOffOn { get; init; }

    /// <summary>What can be done with it as it stands, whoever asks. The main one comes last.</summary>
    public IEnumerable<LoanAct> Allowed
    {
        get
        {
            if (Credit > Money.Zero) yield return LoanAct.RefundCredit;
            if (Outstanding > Money.Zero) yield return LoanAct.WriteOff;
            if (Outstanding > Money.Zero) yield return LoanAct.Reschedule;
            if (Outstanding > Money.Zero) yield return LoanAct.Defer;
            if (Available > Money.Zero && Status is not LoanStatus.WrittenOff) yield return LoanAct.Disburse;
            if (Status is LoanStatus.WrittenOff && Recovered < WrittenOff) yield return LoanAct.Recover;
            if (Status is LoanStatus.InRepayment or LoanStatus.Repaid) yield return LoanAct.Pay;
        }
    }

    /// <summary>Granted and not yet paid out.</summary>
    public required Money Available { get; init; }

    public required DateOnly? FirstDisbursedOn { get; init; }

    public required DateOnly? LastPaidOn { get; init; }

    /// <summary>The day the last capital came in; null as long as something is owed.</summary>
    public required DateOnly? RepaidOn { get; init; }

    /// <summary>The trace of rule 10.</summary>
    public required int ReturnedPayments { get; init; }

    /// <summary>In order of due dates; empty before the first disbursement.</summary>
    public required ImmutableArray<Instalment> Schedule { get; init; }

    /// <summary>What deferrals and reschedulings replaced, oldest first (rule 13).</summary>
    public required ImmutableArray<ReplacedSchedule> EarlierSchedules { get; init; }

    public Money Outstanding => Disbursed - Received - WrittenOff;

    /// <summary>The oldest instalment not fully paid: late from the day after its due date (rule 11).</summary>
    public Instalment? OldestUnpaid => Schedule.FirstOrDefault(x => x.Remaining > Money.Zero);

    /// <summary>Business date − oldest due date not fully paid; 0 when nothing is late (rule 11).</summary>
    public int DaysLateOn(DateOnly today) => OldestUnpaid?.DaysLateOn(today) ?? 0;

    /// <summary>What remains of the instalments that are past due; an instalment due today is not late.</summary>
    public Money ArrearsOn(DateOnly today) => Schedule.TakeWhile(x => x.DueOn < today).Sum(x => x.Remaining);

    /// <summary>Arrears by age of each instalment: one amount per bucket, the open one last.</summary>
    public ImmutableArray<Money> ArrearsByAge(DateOnly today, IReadOnlyList<int> buckets)
    {
        ArgumentNullException.ThrowIfNull(buckets);
        var amounts = new Money[buckets.Count + 1];
        foreach (var late in Schedule.Where(x => x.DaysLateOn(today) > 0))
            amounts[buckets.TakeWhile(x => late.DaysLateOn(today) > x).Count()] += late.Remaining;
        return [.. amounts];
    }

    /// <summary>The next instalment to ask for: the first unpaid one that is not past due.</summary>
    public Instalment? NextDueFrom(DateOnly today) => Schedule.FirstOrDefault(x => x.DueOn >= today && x.Remaining > Money.Zero);

    /// <exception cref="InadmissibleEventException">One of the events can't have happened.</exception>
    internal static LoanState Replay(LoanTerms terms, DateOnly grantedOn, IReadOnlyCollection<LoanEvent> events)
    {
        var history = LoanHistory.Of(events, grantedOn);
        var ledger = new LoanLedger(terms);
        history.Replay(ledger);
        return ledger.ToState(history.ReturnedPayments);
    }

    public bool Equals(LoanState? other) =>
        other is not null && WithoutSchedule == other.WithoutSchedule && Schedule.SequenceEqual(other.Schedule)
        && EarlierSchedules.SequenceEqual(other.EarlierSchedules);

    public override int GetHashCode() => HashCode.Combine(WithoutSchedule, Schedule.Length);

    private (LoanStatus, (Money, Money, Money), (Money, Money), (Money, Money, Money), (DateOnly?, DateOnly?, DateOnly?, DateOnly?), int) WithoutSchedule =>
        (Status, (Disbursed, Available, Paid), (Received, WrittenOff), (Credit, Refunded, Recovered), (FirstDisbursedOn, LastPaidOn, RepaidOn, WrittenOffOn), ReturnedPayments);
}
