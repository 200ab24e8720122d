using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>The proof of a condition is there, whoever follows the dossier says so. With the last one the loan can be paid out, and those who pay are told.</summary>
public sealed class MeetCondition(PlatformDb db, ICurrentUser user, Clerk clerk, ILendOnDecisions lending, DossierNotices notices)
{
    /// <param name="MetOn">The day the proof came.</param>
    /// <param name="Note">What was seen.</param>
    /// <param name="Revision">Of the dossier as it was read; a later one is a lost race.</param>
    public sealed record Input(DateOnly MetOn, [property: StringLength(Condition.LongestNote)] string? Note = null, long? Revision = null);

    public static void Map(IEndpointRouteBuilder applications) =>
        applications.MapPost("/{id}/conditions/{number:int}/meeting", Post).WithSummary("Record that a condition is met").ProducesProblem(404).ProducesProblem(409);

    /// <param name="number">Of the condition.</param>
    /// <returns>The dossier, or null when this platform has no such dossier.</returns>
    /// <exception cref="RefusedException"><c>condition.…</c>.</exception>
    public async Task<LoanApplication?> Handle(Id<LoanApplication> id, int number, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        if (await db.Applications.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        db.Expect(application, input.Revision);
        application.MeetCondition(number, input.MetOn, clerk.Entry, Blank.ToNull(input.Note));
        await notices.MeetCondition(application, number, await lending.Find(id, ct), ct);
        await db.SaveChangesAsync(ct);
        return application;
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<LoanApplication> id, int number, Input input, MeetCondition meetCondition, CancellationToken ct) =>
        await meetCondition.Handle(id, number, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
