using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Letters;

/// <summary>Begins a letter about the decision that stands: its draft is composed by itself. Nothing is sent.</summary>
public sealed class StartLetter(PlatformDb db, ICurrentUser user, Clerk clerk, LetterDesk desk)
{
    /// <param name="Language">Two letters.</param>
    /// <param name="Name">Of the applicant in the script of the language; needed where nobody has written it in this script yet.</param>
    /// <param name="Revision">Of the dossier as it was read; a later one is a lost race.</param>
    public sealed record Input(
        [property: Required, AllowedValues("fr", "ar")] string Language,
        [property: StringLength(LetterDraft.LongestName)] string? Name = null,
        long? Revision = null);

    public sealed record Started(Id<SentLetter> Id);

    public static void Map(IEndpointRouteBuilder letters) => letters.MapPost("", Post).WithSummary("Begin a letter to the applicant of a dossier").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when this platform has no such dossier.</returns>
    /// <exception cref="RefusedException"><c>letter.nothing-decided</c>, <c>letter.draft-exists</c>, <c>letter.too-many</c>, <c>letter.name-in-arabic</c>, <c>letter.name-in-latin</c>.</exception>
    public async Task<Started?> Handle(Id<LoanApplication> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        if (await db.Applications.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        db.Expect(application, input.Revision);
        application.DemandTold();
        await desk.DemandRoom(id, ct);
        var draft = new LetterDraft(application);
        await desk.Compose(draft, application, input.Language, input.Name, clerk.Entry, ct);
        db.Add(draft);
        db.Revise(application); // of two at the same moment one loses
        await db.SaveChangesAsync(ct);
        return new(draft.Id);
    }

    private static async Task<Results<Created<Started>, NotFound>> Post(Id<LoanApplication> id, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, StartLetter start, CancellationToken ct) =>
        await start.Handle(id, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is { } started ? TypedResults.Created($"/api/applications/{id}/letters/{started.Id}", started) : TypedResults.NotFound();
}
