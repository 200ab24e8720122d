namespace Alliance.Platform.Entries;

/// <summary>The circumstances of an entry: the business date, who enters it and when (UTC).</summary>
/// <param name="EventId">The event's key when it follows from what is entered (a line of a bank statement, a loan of a campaign), so that entering it twice is refused; else a new one.</param>
public sealed record Entry(DateOnly Today, string By, DateTime At, Guid? EventId = null)
{
    /// <summary>Characters that a reference, or the reason of an entry, may have.</summary>
    public const int LongestReference = 140;
}
