using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accompaniment.Mentoring.Notes;

/// <summary>A mentor deletes a note of their own, for good.</summary>
public sealed class DeleteConfidentialNote(PlatformDb db, ICurrentUser user, NoteDesk desk)
{
    public static void Map(IEndpointRouteBuilder notes) => notes.MapDelete("/{note}", Delete).WithSummary("Delete a confidential note").ProducesProblem(404);

    /// <returns>False when the reader has no such note of this pair.</returns>
    public async Task<bool> Handle(Id<Pair> id, Id<ConfidentialNote> note, CancellationToken ct = default)
    {
        user.Demand(Permissions.Mentor);
        if (!await desk.IsOwn(id, ct) || await desk.Own(id).SingleOrDefaultAsync(x => x.Id == note, ct) is not { } found) return false;
        db.Remove(found);
        await desk.Save(ct);
        return true;
    }

    private static async Task<Results<NoContent, NotFound>> Delete(Id<Pair> id, Id<ConfidentialNote> note, DeleteConfidentialNote act, CancellationToken ct) =>
        await act.Handle(id, note, ct) ? TypedResults.NoContent() : TypedResults.NotFound();
}
