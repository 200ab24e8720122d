using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>The entrepreneur gives up before a decision; whoever registers dossiers records it.</summary>
/// <remarks>Follows in the same transaction, before the commit: the enterprise's figures due.</remarks>
public sealed class WithdrawApplication(PlatformDb db, ICurrentUser user, Clerk clerk, DossierNotices notices, IAppraiseDossiers appraisal)
{
    public sealed record Input(DateOnly WithdrawnOn, [property: StringLength(2000)] string? Words = null, long? Revision = null);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapPost("/{id}/withdrawal", Post).WithSummary("Record that the entrepreneur withdrew");

    /// <returns>The dossier, or null when this platform has no such dossier.</returns>
    public async Task<LoanApplication?> Handle(Id<LoanApplication> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        if (await db.Applications.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        db.Expect(application, input.Revision);
        application.Withdraw(input.WithdrawnOn, clerk.Entry, Blank.NoteToNull(input.Words));
        await notices.Decide(application, null, ct);
        await appraisal.FollowCorrections(application, ct);
        await db.SaveChangesAsync(ct);
        return application;
    }

    private static async Task<Results<NoContent, NotFound>> Post(
        Id<LoanApplication> id, Input input, WithdrawApplication withdrawApplication, CancellationToken ct) =>
        await withdrawApplication.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
