using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Origination.Letters;

/// <summary>Keeps the draft of a letter as it was edited.</summary>
public sealed class SaveLetter(PlatformDb db, ICurrentUser user, Clerk clerk, LetterDesk desk)
{
    /// <param name="Body">Paragraphs with an empty line between them.</param>
    /// <param name="Revision">Of the draft as it was read; a later one is a lost race.</param>
    public sealed record Input(
        [property: Required, StringLength(LetterDraft.LongestSubject)] string Subject,
        [property: Required, StringLength(LetterDraft.LongestBody)] string Body,
        long? Revision = null);

    public static void Map(IEndpointRouteBuilder letters) => letters.MapPut("/{letter}", Put).WithSummary("Edit the draft of a letter").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when this dossier has no such letter.</returns>
    /// <exception cref="RefusedException"><c>letter.sent-already</c>, <c>letter.empty</c>, <c>letter.decision-changed</c>.</exception>
    public async Task<LetterDraft?> Handle(Id<LoanApplication> id, Id<SentLetter> letter, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        if (await desk.Find(id, letter, input.Revision, ct) is not var (application, draft)) return null;

        draft.DemandCurrent(application);
        draft.Write(input.Subject, input.Body, clerk.Entry);
        await db.SaveChangesAsync(ct);
        return draft;
    }

    private static async Task<Results<NoContent, NotFound>> Put(Id<LoanApplication> id, Id<SentLetter> letter, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, SaveLetter save, CancellationToken ct) =>
        await save.Handle(id, letter, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
