namespace Alliance.Tenancy.Jobs.Daily;

/// <summary>Work that each organisation has once per business date of its own, whatever the number of replicas: what falls due with a day rather than with an event.</summary>
/// <remarks>After an absence it runs once, for the newest date, and is told since when: three weeks of reminders are one reminder, while whatever hangs on a single date
/// (<see cref="BusinessDays.Contain"/>) is still found. A date that was passed isn't run again when a zone or a demonstration goes back to it.</remarks>
public interface IDailyWork
{
    /// <summary>Does some of it, within a transaction of the module's context that the caller commits: what the last step saves and the note that the days are done are one commit.</summary>
    /// <remarks>It begins no transaction of its own and may leave saving to the caller. Few rows at a time: on SQLite the organisation's other writers wait for the commit.</remarks>
    /// <returns>Whether there is more to do for these days.</returns>
    Task<bool> Step(BusinessDays days, CancellationToken ct);
}
