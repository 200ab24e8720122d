using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Origination.Notes;

/// <summary>A note stands above all others, or does so no more.</summary>
public sealed class PinNote(ICurrentUser user, NoteDesk desk)
{
    /// <param name="Revision">Of the note as it was read; a later one is a lost race.</param>
    public sealed record Input([property: Required] bool? IsPinned, long? Revision = null);

    public static void Map(IEndpointRouteBuilder notes) => notes.MapPost("/{note}/pinning", Post).WithSummary("Pin or unpin a note").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when this dossier has no such note.</returns>
    /// <exception cref="RefusedException"><c>note.removed</c>.</exception>
    public Task<DossierNote?> Handle(Id<LoanApplication> id, Id<DossierNote> note, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        return desk.Do(id, note, input.Revision, x =>
        {
            x.Pin(input.IsPinned!.Value, desk.Entry);
            return Task.CompletedTask;
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<LoanApplication> id, Id<DossierNote> note, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, PinNote pinNote, CancellationToken ct) =>
        await pinNote.Handle(id, note, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
