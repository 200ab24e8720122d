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

/// <summary>What an officer thinks of a dossier, with its weak points, for the committee; said again it replaces what was said, which its history keeps.</summary>
public sealed class GiveOpinion(PlatformDb db, ICurrentUser user, Clerk clerk)
{
    /// <param name="Words">Why.</param>
    /// <param name="WeakPoints">What the committee should look at.</param>
    /// <param name="Revision">Of the dossier as it was read; a later one is a lost race.</param>
    public sealed record Input(
        [property: Required] OpinionTone? Tone,
        [property: Required, StringLength(OfficerOpinion.Longest, MinimumLength = 3)] string Words,
        [property: StringLength(OfficerOpinion.Longest)] string? WeakPoints = null,
        long? Revision = null);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapPost("/{id}/opinion", Post).WithSummary("Give the officer's opinion on a dossier").ProducesProblem(404).ProducesProblem(409);

    /// <returns>The dossier, or null when this platform has no such dossier.</returns>
    /// <exception cref="RefusedException"><c>application.not-in-appraisal</c>, <c>application.stands-on-agenda</c>, <c>application.already-decided</c>, <c>text.missing</c>.</exception>
    public async Task<LoanApplication?> Handle(Id<LoanApplication> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        if (await db.Applications.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        db.Expect(application, input.Revision);
        application.GiveOpinion(input.Tone!.Value, input.Words, input.WeakPoints, clerk.Entry);
        await db.SaveChangesAsync(ct);
        return application;
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<LoanApplication> id, Input input, GiveOpinion giveOpinion, CancellationToken ct) =>
        await giveOpinion.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
