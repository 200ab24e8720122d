using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Governance.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Records the committee's no, with a reason from the list and words.</summary>
/// <remarks>Follows in the same transaction, before the commit: the enterprise's figures due. The officer is told.</remarks>
public sealed class RefuseApplication(ICurrentUser user, DossierDecisions decisions)
{
    /// <param name="Revision">Of the dossier as it was read; a later one is a lost race.</param>
    public sealed record Input(
        [property: Required] RefusalReason? Reason,
        [property: Required, StringLength(Motion.LongestWords, MinimumLength = 3)] string Words,
        DateOnly DecidedOn,
        long? Revision = null);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapPost("/{id}/refusal", Post).WithSummary("Record the committee's refusal");

    /// <returns>The dossier, or null when this platform has no such dossier.</returns>
    public async Task<LoanApplication?> Handle(Id<LoanApplication> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.DecideApplications);
        return (await decisions.Record(id, new(MotionKind.Refuse) { Reason = input.Reason, Words = input.Words }, input.DecidedOn, input.Revision, ct))?.Application;
    }

    private static async Task<Results<NoContent, NotFound>> Post(
        Id<LoanApplication> id, Input input, RefuseApplication refuseApplication, CancellationToken ct) =>
        await refuseApplication.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
