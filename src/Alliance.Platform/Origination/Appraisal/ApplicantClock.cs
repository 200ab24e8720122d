namespace Alliance.Platform.Origination.Appraisal;

/// <summary>A time during which a correction is with the applicant.</summary>
/// <param name="From">The day it was asked: the first that doesn't count.</param>
/// <param name="To">The day it was answered, which counts again; null while it isn't.</param>
/// <param name="IsAnswered">False where whoever asked needed it no more: that gives no days anew.</param>
public readonly record struct ClockStop(DateOnly From, DateOnly? To, bool IsAnswered = true);

/// <summary>The days owed to an applicant, from complete to decided. Whatever it says, silence never decides.</summary>
/// <param name="CompleteOn">The day from which they are owed.</param>
/// <param name="Allowed">Days within which the platform decides.</param>
/// <param name="Used">Days that have counted.</param>
/// <param name="StoppedSince">The first day of the stop that goes on; null while the clock runs.</param>
/// <param name="DueOn">The last good day; null while the clock is stopped, when none can be promised.</param>
public sealed record ApplicantClock(DateOnly CompleteOn, int Allowed, int Used, DateOnly? StoppedSince, DateOnly? DueOn)
{
    /// <summary>Days left; below zero once overdue.</summary>
    public int Left => Allowed - Used;

    public bool IsOverdue => Used > Allowed;

    /// <summary>Looks at the clock at the end of a day, or on the day of the decision.</summary>
    /// <param name="stops">In any order; they may overlap, and days that several cover count once.</param>
    public static ApplicantClock Of(DateOnly completeOn, IEnumerable<ClockStop> stops, AppraisalSettings settings, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(stops);
        ArgumentNullException.ThrowIfNull(settings);
        var allowed = settings.DaysToDecide;
        var (countedFrom, lost) = (completeOn, 0); // days lost to stops since then
        foreach (var stop in Union(stops, completeOn, on))
        {
            if (stop.To is not { } end) return new(completeOn, allowed, Math.Max(0, stop.From.DayNumber - countedFrom.DayNumber - lost), stop.From, null);
            if (settings.AfterCorrection is ClockAfterCorrection.Restart && stop.IsAnswered) (countedFrom, lost) = (end, 0);
            else lost += end.DayNumber - stop.From.DayNumber;
        }

        return new(completeOn, allowed, Math.Max(0, on.DayNumber - countedFrom.DayNumber - lost), null, countedFrom.AddDays(allowed + lost));
    }

    /// <summary>Stops that touch or overlap are one; what ended before the dossier was complete stopped nothing, what is yet to come neither.</summary>
    private static List<ClockStop> Union(IEnumerable<ClockStop> stops, DateOnly completeOn, DateOnly on)
    {
        var union = new List<ClockStop>();
        foreach (var stop in stops.Where(x => x.From <= on && !(x.To <= completeOn)).OrderBy(x => x.From).ThenBy(x => x.To ?? DateOnly.MaxValue))
        {
            var (from, to) = (stop.From < completeOn ? completeOn : stop.From, stop.To > on ? null : stop.To);
            if (union is [.., var last] && !(last.To < from)) union[^1] = last with { IsAnswered = last.IsAnswered || stop.IsAnswered, To = last.To is null || to is null ? null : last.To > to ? last.To : to };
            else union.Add(new(from, to, stop.IsAnswered));
        }

        return union;
    }
}
