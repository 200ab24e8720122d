using Alliance.Kernel;

namespace Alliance.Platform.Lending.Loans;

/// <summary>What lists and filters read, whatever the day: follows from the replayed state with every event and is saved with it, never written by hand.</summary>
public sealed record LoanSummary
{
    public LoanStatus Status { get; init; }

    public Money Disbursed { get; init; }

    /// <summary>All that came in, returned payments apart.</summary>
    public Money Paid { get; init; }

    /// <summary>The part of it that stands on instalments.</summary>
    public Money Received { get; init; }

    public Money Outstanding { get; init; }

    public Money Credit { get; init; }

    /// <summary>Booked as a loss (rule 12).</summary>
    public Money WrittenOff { get; init; }

    /// <summary>Received after the write-off.</summary>
    public Money Recovered { get; init; }

    public DateOnly? FirstDisbursedOn { get; init; }

    /// <summary>The day of the last tranche.</summary>
    public DateOnly? LastDisbursedOn { get; init; }

    public DateOnly? LastPaidOn { get; init; }

    public DateOnly? RepaidOn { get; init; }

    public DateOnly? WrittenOffOn { get; init; }

    /// <summary>Days late change with the business date and without any event: business date − this day, when it has passed.</summary>
    public DateOnly? OldestDueUnpaidOn { get; init; }

    /// <summary>The last due date of the schedule in force.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>For reports over many loans.</summary>
    public BriefSchedule Schedule { get; init; } = BriefSchedule.None;

    public int ReturnedPayments { get; init; }

    public static LoanSummary Of(Loan loan)
    {
        ArgumentNullException.ThrowIfNull(loan);
        var state = loan.State;
        return new()
        {
            Status = state.Status,
            Disbursed = state.Disbursed,
            Paid = state.Paid,
            Received = state.Received,
            Outstanding = state.Outstanding,
            Credit = state.Credit,
            WrittenOff = state.WrittenOff,
            Recovered = state.Recovered,
            FirstDisbursedOn = state.FirstDisbursedOn,
            LastDisbursedOn = LastDisbursement(loan),
            LastPaidOn = state.LastPaidOn,
            RepaidOn = state.RepaidOn,
            WrittenOffOn = state.WrittenOffOn,
            OldestDueUnpaidOn = state.OldestUnpaid?.DueOn,
            EndsOn = state.Schedule.IsEmpty ? null : state.Schedule[^1].DueOn,
            Schedule = BriefSchedule.Of(state.Schedule),
            ReturnedPayments = state.ReturnedPayments,
        };
    }

    private static DateOnly? LastDisbursement(Loan loan)
    {
        var undone = LoanHistory.UndoneAmong(loan.Events);
        return loan.Events.Where(x => x.Kind is LoanEventKind.Disbursed && !undone.Contains(x.Id)).Max(x => (DateOnly?)x.On);
    }
}
