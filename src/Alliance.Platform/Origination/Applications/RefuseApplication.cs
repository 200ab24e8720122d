using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Records the committee's no, with a reason from the list and words.</summary>
/// <remarks>Follows in the same transaction, before the commit: the enterprise's figures due. The officer is told.</remarks>
public sealed class RefuseApplication(PlatformDb db, ICurrentUser user, Clerk clerk, DossierNotices notices)
{
    /// <param name="Revision">Of the dossier as it was read; a later one is a lost race.</param>
    public sealed record Input(
        [property: Required] RefusalReason? Reason,
        [property: Required, StringLength(2000, MinimumLength = 3)] string Words,
        DateOnly DecidedOn,
        long? Revision = null);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapPost("/{id}/refusal", Post).WithSummary("Record the committee's refusal");

    /// <returns>The dossier, or null when this platform has no such dossier.</returns>
    public async Task<LoanApplication?> Handle(Id<LoanApplication> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.DecideApplications);
        if (await db.Applications.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        db.Expect(application, input.Revision);
        application.Refuse(input.Reason!.Value, input.Words, input.DecidedOn, clerk.Entry);
        await notices.Decide(application, null, ct);
        await db.SaveChangesAsync(ct);
        return application;
    }

    private static async Task<Results<NoContent, NotFound>> Post(
        Id<LoanApplication> id, Input input, RefuseApplication refuseApplication, CancellationToken ct) =>
        await refuseApplication.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
