using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accompaniment.Mentoring.Notes;

/// <summary>The reader's own confidential notes of a pair, the latest first.</summary>
public sealed class ListConfidentialNotes(ICurrentUser user, NoteDesk desk, NoteSeal seal)
{
    /// <param name="Text">Null where no key opens it any more.</param>
    public sealed record Row(Id<ConfidentialNote> Id, DateTime WrittenAt, NoteText? Text, long Revision);

    public static void Map(IEndpointRouteBuilder notes) => notes.MapGet("", Get).WithSummary("List your own confidential notes of a pair").ProducesProblem(404);

    /// <returns>Null when the reader is not the mentor of this pair.</returns>
    public async Task<IReadOnlyList<Row>?> Handle(Id<Pair> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.Mentor);
        if (!await desk.IsOwn(id, ct)) return null;
        var notes = await desk.Own(id).AsNoTracking().OrderByDescending(x => x.WrittenAt).Take(ConfidentialNote.Most).ToListAsync(ct);
        return [.. notes.Zip(await seal.Open(notes, ct), (note, text) => new Row(note.Id, note.WrittenAt, text, note.Revision))];
    }

    private static async Task<Results<Ok<IReadOnlyList<Row>>, NotFound>> Get(Id<Pair> id, ListConfidentialNotes list, CancellationToken ct) =>
        await list.Handle(id, ct) is { } rows ? TypedResults.Ok(rows) : TypedResults.NotFound();
}
