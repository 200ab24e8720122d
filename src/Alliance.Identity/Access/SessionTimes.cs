namespace Alliance.Identity.Access;

/// <summary>How long sessions last, and how soon they notice that an account has changed.</summary>
public sealed record SessionTimes
{
    /// <summary>Time without a request after which one must sign in again.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromHours(8);

    /// <summary>Longest that a deactivation or a change of roles may go unnoticed by a session.</summary>
    public TimeSpan Revalidation { get; init; } = TimeSpan.FromMinutes(1);
}
