using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Origination.Notes;

/// <summary>Whoever wrote a note, or a director, takes its words away for good. That there was one, whose, and who removed it stays.</summary>
/// <remarks>Whoever was told of it and has not read that is told no more.</remarks>
public sealed class RemoveNote(ICurrentUser user, NoteDesk desk)
{
    /// <param name="Revision">Of the note as it was read; a later one is a lost race.</param>
    public sealed record Input(long? Revision = null);

    public static void Map(IEndpointRouteBuilder notes) => notes.MapPost("/{note}/removal", Post).WithSummary("Remove a note").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when this dossier has no such note.</returns>
    /// <exception cref="RefusedException"><c>note.removed</c>, <c>note.of-somebody-else</c>.</exception>
    public Task<DossierNote?> Handle(Id<LoanApplication> id, Id<DossierNote> note, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        return desk.Do(id, note, input.Revision, x =>
        {
            x.Remove(desk.Who, desk.Entry);
            return desk.Forget(x, ct);
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<LoanApplication> id, Id<DossierNote> note, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, RemoveNote removeNote, CancellationToken ct) =>
        await removeNote.Handle(id, note, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
