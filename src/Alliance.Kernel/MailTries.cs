namespace Alliance.Kernel;

/// <summary>How often and when a mail is tried again that the server didn't take: each pause is three times the one before, so that a server that is away for a day loses no mail.</summary>
public static class MailTries
{
    public const int Most = 7;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(5);

    /// <param name="at">Of this try, UTC.</param>
    /// <param name="before">Tries before it.</param>
    /// <returns>When it is tried next, should this one fail or its process end.</returns>
    public static DateTime After(DateTime at, int before) => at + FirstPause * Math.Pow(3, before);
}
