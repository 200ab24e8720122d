using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Origination.Notes;

/// <summary>Whoever wrote a note says something else, or to others. What it said before stays in its steps.</summary>
/// <remarks>Whoever is mentioned for the first time and may read it is told; those who may not are named by the answer.</remarks>
public sealed class EditNote(ICurrentUser user, NoteDesk desk)
{
    /// <param name="Mentions">Accounts whose attention it is brought to: all of them, those of before too.</param>
    /// <param name="Revision">Of the note as it was read; a later one is a lost race.</param>
    public sealed record Input(
        [property: Required, StringLength(DossierNote.Longest, MinimumLength = 1)] string Text,
        [property: MaxLength(DossierNote.MostMentions)] IReadOnlyList<Guid>? Mentions = null,
        long? Revision = null);

    public static void Map(IEndpointRouteBuilder notes) => notes.MapPut("/{note}", Put).WithSummary("Edit a note that one has written").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when this dossier has no such note.</returns>
    /// <exception cref="RefusedException"><c>note.removed</c>, <c>note.of-somebody-else</c>, <c>note.no-such-person</c>.</exception>
    public async Task<WriteNote.Written?> Handle(Id<LoanApplication> id, Id<DossierNote> note, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        if (await desk.Dossier(id, ct) is not { } dossier) return null;

        IReadOnlyList<string> notTold = [];
        var edited = await desk.Do(id, note, input.Revision, async x =>
        {
            x.Edit(input.Text, await desk.Mentions(input.Mentions, ct), desk.Who, desk.Entry);
            notTold = await desk.Tell(x, dossier, ct);
        }, ct);
        return edited is null ? null : new(edited.Id, notTold);
    }

    private static async Task<Results<Ok<WriteNote.Written>, NotFound>> Put(Id<LoanApplication> id, Id<DossierNote> note, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, EditNote editNote, CancellationToken ct) =>
        await editNote.Handle(id, note, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is { } edited ? TypedResults.Ok(edited) : TypedResults.NotFound();
}
