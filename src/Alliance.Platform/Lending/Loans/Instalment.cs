using Alliance.Kernel;

namespace Alliance.Platform.Lending.Loans;

/// <summary>How an instalment stands on a day.</summary>
public enum InstalmentStanding
{
    ToCome,
    DueToday,
    PartlyPaid,
    Paid,
    Late,
    PartlyPaidAndLate,

    /// <summary>What remained of it was booked as a loss.</summary>
    WrittenOff,
}

/// <summary>One instalment (échéance) of the schedule in force.</summary>
/// <param name="DueOn">A holiday or week-end moves the day of collection, never this date (rule 3).</param>
/// <param name="SettledOn">Value date of the payment that completed it; null as long as something is owed.</param>
/// <param name="WrittenOff">The part booked as a loss (rule 12).</param>
public sealed record Instalment(int Number, DateOnly DueOn, Money Due, Money Received, DateOnly? SettledOn, Money WrittenOff = default)
{
    public Money Remaining => Due - Received - WrittenOff;

    /// <summary>0 on the due date itself and when nothing remains.</summary>
    public int DaysLateOn(DateOnly today) => Remaining > Money.Zero ? Math.Max(0, today.DayNumber - DueOn.DayNumber) : 0;

    public InstalmentStanding StandingOn(DateOnly today) => (Remaining > Money.Zero, Received > Money.Zero, today.CompareTo(DueOn)) switch
    {
        (false, _, _) => WrittenOff > Money.Zero ? InstalmentStanding.WrittenOff : InstalmentStanding.Paid,
        (_, true, > 0) => InstalmentStanding.PartlyPaidAndLate,
        (_, false, > 0) => InstalmentStanding.Late,
        (_, true, _) => InstalmentStanding.PartlyPaid,
        (_, false, 0) => InstalmentStanding.DueToday,
        _ => InstalmentStanding.ToCome,
    };
}
