using Alliance.Contracts.Federation;
using Alliance.Federation.Platforms;

namespace Alliance.Federation.Reconciliation;

/// <summary>Asks a platform to announce all its months again, but not more often than it can answer.</summary>
internal static class AskAgain
{
    public static readonly TimeSpan NotBefore = TimeSpan.FromMinutes(5);

    /// <summary>To be called within <see cref="FederationDb.Change"/>, so that two who notice the same gap ask once.</summary>
    /// <returns>False when it was asked lately.</returns>
    public static bool Ask(this FederationDb db, PlatformReport report, string reason, DateTime now)
    {
        if (report.AskedAt is { } asked && now - asked < NotBefore) return false;
        report.AskedAt = now;
        db.Announce(new FiguresRequested(reason), report.PlatformId);
        return true;
    }
}
