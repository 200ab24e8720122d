using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Appraisal;

/// <summary>An officer begins to work on a dossier that was received, or that a committee adjourned.</summary>
public sealed class TakeUpApplication(PlatformDb db, ICurrentUser user, Clerk clerk)
{
    /// <param name="Words">For the history.</param>
    /// <param name="Revision">Of the dossier as it was read; a later one is a lost race.</param>
    public sealed record Input([property: StringLength(Entry.LongestReference)] string? Words = null, long? Revision = null);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapPost("/{id}/appraisal", Post).WithSummary("Take a dossier up").ProducesProblem(404).ProducesProblem(409);

    /// <returns>The dossier, or null when this platform has no such dossier.</returns>
    /// <exception cref="RefusedException"><c>application.taken-up</c>, <c>application.already-decided</c>.</exception>
    public async Task<LoanApplication?> Handle(Id<LoanApplication> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        if (await db.Applications.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        db.Expect(application, input.Revision);
        application.TakeUp(clerk.Entry, Blank.ToNull(input.Words));
        await db.SaveChangesAsync(ct);
        return application;
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<LoanApplication> id, Input input, TakeUpApplication takeUp, CancellationToken ct) =>
        await takeUp.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
