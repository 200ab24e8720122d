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

/// <summary>Composes the draft of a letter anew, in the same language or another, from what stands now. What was typed goes.</summary>
public sealed class ComposeAgain(PlatformDb db, ICurrentUser user, Clerk clerk, LetterDesk desk)
{
    /// <param name="Language">Two letters.</param>
    /// <param name="Name">Of the applicant in the script of the language; needed where nobody has written it in this script yet.</param>
    /// <param name="Revision">Of the draft as it was read; a later one is a lost race.</param>
    public sealed record Input(
        [property: Required, AllowedValues("fr", "ar")] string Language,
        [property: StringLength(LetterDraft.LongestName)] string? Name = null,
        long? Revision = null);

    public static void Map(IEndpointRouteBuilder letters) => letters.MapPost("/{letter}/composition", Post).WithSummary("Compose the draft of a letter anew").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when this dossier has no such letter.</returns>
    /// <exception cref="RefusedException"><c>letter.sent-already</c>, <c>letter.nothing-decided</c>, <c>letter.name-in-arabic</c>, <c>letter.name-in-latin</c>.</exception>
    public async Task<LetterDraft?> Handle(Id<LoanApplication> id, Id<SentLetter> letter, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        if (await desk.Find(id, letter, input.Revision, ct) is not var (application, draft)) return null;

        var name = Blank.ToNull(input.Name) ?? (draft.Language == input.Language ? draft.Addressee : null);
        await desk.Compose(draft, application, input.Language, name, clerk.Entry, ct);
        await db.SaveChangesAsync(ct);
        return draft;
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<LoanApplication> id, Id<SentLetter> letter, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, ComposeAgain compose, CancellationToken ct) =>
        await compose.Handle(id, letter, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
