using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accompaniment.Mentoring.Notes;

/// <summary>A mentor writes down something for themselves alone, or writes it anew.</summary>
/// <remarks>No notice, no line in a story, no entry in a trail follows: that there is a note is the mentor's own affair.</remarks>
public sealed class WriteConfidentialNote(PlatformDb db, ICurrentUser user, TimeProvider clock, NoteDesk desk, NoteSeal seal)
{
    /// <param name="Revision">Of the note that is written anew, as it was read; a later one is a lost race.</param>
    public sealed record Input(
        [property: Required, StringLength(ConfidentialNote.LongestTitle, MinimumLength = 1)] string Title,
        [property: Required, StringLength(ConfidentialNote.LongestWords, MinimumLength = 1)] string Words,
        long? Revision = null);

    public sealed record Written(Id<ConfidentialNote> Id);

    public static void Map(IEndpointRouteBuilder notes)
    {
        notes.MapPost("", Post).WithSummary("Write a confidential note of a pair").ProducesProblem(404).ProducesProblem(409);
        notes.MapPut("/{note}", Put).WithSummary("Write a confidential note anew").ProducesProblem(404).ProducesProblem(409);
    }

    /// <param name="note">The one that is written anew; null for a new one.</param>
    /// <returns>Null when the writer is not the mentor of this pair, or has no such note.</returns>
    /// <exception cref="RefusedException"><c>note.too-many</c>.</exception>
    public async Task<Written?> Handle(Id<Pair> id, Id<ConfidentialNote>? note, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.Mentor);
        if (!await desk.IsOwn(id, ct)) return null;
        var written = note is { } key ? await desk.Own(id).SingleOrDefaultAsync(x => x.Id == key, ct) : await New(id, ct);
        if (written is null) return null;

        if (note is not null) db.Expect(written, input.Revision);
        await seal.Close(written, new(TypedText.Clean(input.Title), TypedText.CleanLines(input.Words)), ct);
        await desk.Save(ct);
        return new(written.Id);
    }

    private async Task<ConfidentialNote> New(Id<Pair> id, CancellationToken ct)
    {
        if (await desk.Own(id).CountAsync(ct) >= ConfidentialNote.Most) throw new RefusedException("note.too-many", $"At most {ConfidentialNote.Most} notes of one pair.", ConfidentialNote.Most);
        var note = new ConfidentialNote(id, desk.Author, clock.GetUtcNow().UtcDateTime);
        db.Add(note);
        return note;
    }

    private static async Task<Results<Created<Written>, NotFound>> Post(Id<Pair> id, Input input, WriteConfidentialNote act, CancellationToken ct) =>
        await act.Handle(id, null, input, ct) is { } written ? TypedResults.Created($"/api/pairs/{id}/notes", written) : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> Put(Id<Pair> id, Id<ConfidentialNote> note, Input input, WriteConfidentialNote act, CancellationToken ct) =>
        await act.Handle(id, note, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
