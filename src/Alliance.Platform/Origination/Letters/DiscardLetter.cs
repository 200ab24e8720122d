using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Origination.Letters;

/// <summary>Gives up the draft of a letter. Nobody is written to, and nothing of it stays.</summary>
public sealed class DiscardLetter(PlatformDb db, ICurrentUser user, LetterDesk desk)
{
    public static void Map(IEndpointRouteBuilder letters) => letters.MapDelete("/{letter}", Delete).WithSummary("Discard the draft of a letter").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <param name="revision">Of the draft as it was read; a later one is a lost race.</param>
    /// <returns>False when this dossier has no such letter.</returns>
    /// <exception cref="RefusedException"><c>letter.sent-already</c>.</exception>
    public async Task<bool> Handle(Id<LoanApplication> id, Id<SentLetter> letter, long? revision = null, CancellationToken ct = default)
    {
        user.Demand(Permissions.RegisterApplications);
        if (await desk.Find(id, letter, revision, ct) is not var (_, draft)) return false;

        db.Remove(draft);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private static async Task<Results<NoContent, NotFound>> Delete(Id<LoanApplication> id, Id<SentLetter> letter, [FromHeader(Name = IfMatch.Header)] string? ifMatch, DiscardLetter discard, CancellationToken ct) =>
        await discard.Handle(id, letter, IfMatch.Revision(ifMatch), ct) ? TypedResults.NoContent() : TypedResults.NotFound();
}
