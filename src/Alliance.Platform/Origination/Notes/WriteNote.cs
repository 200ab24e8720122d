using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Notes;

/// <summary>Writes a note on a dossier, in whatever state it is.</summary>
/// <remarks>Whoever is mentioned and may read it is told; the others are not, and the answer names them.</remarks>
public sealed class WriteNote(PlatformDb db, ICurrentUser user, NoteDesk desk)
{
    /// <param name="Mentions">Accounts whose attention it is brought to.</param>
    public sealed record Input(
        [property: Required, StringLength(DossierNote.Longest, MinimumLength = 1)] string Text,
        [property: MaxLength(DossierNote.MostMentions)] IReadOnlyList<Guid>? Mentions = null,
        bool IsPinned = false);

    /// <param name="NotTold">Names of those mentioned who may not read it: they were told nothing.</param>
    public sealed record Written(Id<DossierNote> Id, IReadOnlyList<string> NotTold);

    public static void Map(IEndpointRouteBuilder notes) => notes.MapPost("", Post).WithSummary("Write a note on a dossier").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this platform has no such dossier.</returns>
    /// <exception cref="RefusedException"><c>note.no-such-person</c>, <c>note.too-many</c>.</exception>
    public async Task<Written?> Handle(Id<LoanApplication> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        if (await desk.Dossier(id, ct) is not { } dossier) return null;

        if (await db.Set<DossierNote>().CountAsync(x => x.ApplicationId == id, ct) >= DossierNote.MostOfDossier)
            throw new RefusedException("note.too-many", $"A dossier has at most {DossierNote.MostOfDossier} notes.", DossierNote.MostOfDossier);
        var note = new DossierNote(id, input.Text, await desk.Mentions(input.Mentions, ct), input.IsPinned, desk.Who, desk.Entry);
        db.Add(note);
        var notTold = await desk.Tell(note, dossier, ct);
        await db.SaveChangesAsync(ct);
        return new(note.Id, notTold);
    }

    private static async Task<Results<Created<Written>, NotFound>> Post(Id<LoanApplication> id, Input input, WriteNote writeNote, CancellationToken ct) =>
        await writeNote.Handle(id, input, ct) is { } written ? TypedResults.Created($"/api/applications/{id}/notes", written) : TypedResults.NotFound();
}
