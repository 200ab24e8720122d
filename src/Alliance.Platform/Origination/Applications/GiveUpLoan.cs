using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>The borrower gives up what was granted before anything is paid out, whether or not the contract is signed and whoever decided.</summary>
/// <remarks>Follows in the same transaction: the loan goes, and what was promised to it is free again, by <see cref="ILendOnDecisions"/>; its contracts stay, of no effect; nobody is asked to pay it out any more, and the officer in charge is told. Before the commit: the enterprise's figures due.</remarks>
public sealed class GiveUpLoan(PlatformDb db, ICurrentUser user, Clerk clerk, ILendOnDecisions lending, DossierNotices notices)
{
    /// <param name="GivenUpOn">From the day of the decision, up to today.</param>
    /// <param name="Why">For the history.</param>
    /// <param name="Revision">Of the dossier as it was read; a later one is a lost race.</param>
    public sealed record Input([property: System.Text.Json.Serialization.JsonRequired] DateOnly GivenUpOn, [property: Required, StringLength(Entry.LongestReference, MinimumLength = 3)] string Why, long? Revision = null);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapPost("/{id}/giving-up", Post).WithSummary("Record that the borrower gives up what was granted").ProducesProblem(404).ProducesProblem(409);

    /// <returns>The dossier, or null when this platform has no such dossier.</returns>
    /// <exception cref="RefusedException"><c>application.nothing-granted</c>, <c>application.given-up-in-the-future</c>, <c>application.given-up-before-granted</c>, <c>application.paid-out</c>, <c>application.in-session</c>, <c>application.loan-has-…</c>, <c>text.missing</c>.</exception>
    public async Task<LoanApplication?> Handle(Id<LoanApplication> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.DecideApplications);
        if (await db.Applications.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        db.Expect(application, input.Revision);
        await db.DemandOutOfSession(id, ct);
        application.GiveUp(input.GivenUpOn, clerk.Entry, input.Why);
        await lending.GiveUp(id, ct);
        await notices.GiveUp(application, ct);
        await db.SaveChangesAsync(ct);
        return application;
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<LoanApplication> id, Input input, GiveUpLoan giveUpLoan, CancellationToken ct) =>
        await giveUpLoan.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
