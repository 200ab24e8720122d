using Alliance.Tenancy.Jobs;
using Microsoft.Extensions.Logging;

namespace Alliance.Federation.Reconciliation;

/// <summary>Looks for gaps now and then, and asks again for what is missing.</summary>
public sealed partial class ReconciliationJob(AskForGaps gaps, ILogger<ReconciliationJob> log) : IOrganisationJob
{
    /// <summary>A gap is a matter of time (<see cref="AskForGaps.Patience"/>), so no signal tells of it.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    public Task<bool> IsDue(CancellationToken ct) => gaps.IsDue(ct);

    public async Task<bool> Step(CancellationToken ct)
    {
        foreach (var platform in await gaps.Handle(ct)) Asked(platform);
        return false;
    }

    [LoggerMessage(LogLevel.Warning, "Figures of {Platform} did not all arrive; it was asked for them again")]
    private partial void Asked(string platform);
}
