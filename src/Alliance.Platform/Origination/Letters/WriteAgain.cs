using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Letters;

/// <summary>Begins another letter with the words of one that was sent, as they were edited then. Nothing is sent.</summary>
public sealed class WriteAgain(PlatformDb db, ICurrentUser user, Clerk clerk, LetterDesk desk)
{
    public static void Map(IEndpointRouteBuilder letters) => letters.MapPost("/{letter}/draft", Post).WithSummary("Begin a letter with the words of one that was sent").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this dossier has no such letter.</returns>
    /// <exception cref="RefusedException"><c>letter.overtaken</c>, <c>letter.nothing-decided</c>, <c>letter.draft-exists</c>, <c>letter.too-many</c>.</exception>
    public async Task<StartLetter.Started?> Handle(Id<LoanApplication> id, Id<SentLetter> letter, CancellationToken ct = default)
    {
        user.Demand(Permissions.RegisterApplications);
        if (await db.Set<SentLetter>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == letter && x.ApplicationId == id, ct) is not { } sent) return null;

        var application = await db.Applications.SingleAsync(x => x.Id == id, ct);
        sent.DemandCurrent(application);
        await desk.DemandRoom(id, ct);
        var draft = new LetterDraft(application);
        draft.Take(sent, clerk.Entry);
        db.Add(draft);
        db.Revise(application); // of two at the same moment one loses
        await db.SaveChangesAsync(ct);
        return new(draft.Id);
    }

    private static async Task<Results<Created<StartLetter.Started>, NotFound>> Post(Id<LoanApplication> id, Id<SentLetter> letter, WriteAgain writeAgain, CancellationToken ct) =>
        await writeAgain.Handle(id, letter, ct) is { } started ? TypedResults.Created($"/api/applications/{id}/letters/{started.Id}", started) : TypedResults.NotFound();
}
