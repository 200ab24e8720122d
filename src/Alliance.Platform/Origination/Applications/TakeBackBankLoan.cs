using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>What was recorded of the bank loan was wrong: the plan's counts again.</summary>
/// <remarks>Follows in the same transaction, before the commit: the enterprise's figures due.</remarks>
public sealed class TakeBackBankLoan(PlatformDb db, ICurrentUser user, Clerk clerk)
{
    public static void Map(IEndpointRouteBuilder applications) => applications.MapDelete("/{id}/bank-loan", Delete).WithSummary("Take back what was recorded of the bank loan").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <param name="revision">Of the dossier as it was read; a later one is a lost race.</param>
    /// <returns>The dossier, or null when this platform has no such dossier.</returns>
    /// <exception cref="RefusedException"><c>bank-loan.none</c>.</exception>
    public async Task<LoanApplication?> Handle(Id<LoanApplication> id, long? revision = null, CancellationToken ct = default)
    {
        user.Demand(Permissions.RegisterApplications);
        if (await db.Applications.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        db.Expect(application, revision);
        application.TakeBackBankLoan(clerk.Entry);
        await db.SaveChangesAsync(ct);
        return application;
    }

    private static async Task<Results<NoContent, NotFound>> Delete(Id<LoanApplication> id, [FromHeader(Name = IfMatch.Header)] string? ifMatch, TakeBackBankLoan takeBack, CancellationToken ct) =>
        await takeBack.Handle(id, IfMatch.Revision(ifMatch), ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
