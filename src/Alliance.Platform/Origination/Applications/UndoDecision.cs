using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Takes a withdrawal, or a decision that was recorded by hand, back, as long as nothing was ever paid out on it; the contracted loan goes with it. What a session decided goes through a session again.</summary>
/// <remarks>Follows in the same transaction: the loan goes, by <see cref="ILendOnDecisions"/>; before the commit: the enterprise's figures due. Those who decide are told.</remarks>
public sealed class UndoDecision(PlatformDb db, ICurrentUser user, ILendOnDecisions lending, DossierDecisions decisions)
{
    public sealed record Input([property: StringLength(2000)] string? Words = null, long? Revision = null);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapPost("/{id}/decision/undoing", Post).WithSummary("Take the decision back");

    /// <returns>The dossier, or null when this platform has no such dossier.</returns>
    public async Task<LoanApplication?> Handle(Id<LoanApplication> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.DecideApplications);
        if (await db.Applications.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        db.Expect(application, input.Revision);
        if (application.Decision?.Session is not null) throw new RefusedException("application.decided-in-session", "A session decided this: another one takes it back.");
        await db.DemandOutOfSession(id, ct);
        await decisions.Undo(application, Blank.NoteToNull(input.Words), ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException failed) when (failed is not DbUpdateConcurrencyException)
        {
            // Something may have been hung on the loan since we looked: then that is the answer.
            db.ChangeTracker.Clear();
            await lending.Cancel(id, ct);
            throw;
        }

        return application;
    }

    private static async Task<Results<NoContent, NotFound>> Post(
        Id<LoanApplication> id, Input input, UndoDecision undoDecision, CancellationToken ct) =>
        await undoDecision.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
