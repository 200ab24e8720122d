using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>What the reader has written for themselves beside the items of a session.</summary>
public sealed class ListMyNotes(PlatformDb db, ICurrentUser user, SessionDesk desk)
{
    /// <param name="Item">Its number.</param>
    public sealed record Row(int Item, string Words);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapGet("/{id}/my-notes", Get).WithSummary("List what one has written for oneself beside the items").ProducesProblem(404);

    /// <returns>Null when there is no such session, or none that the reader may see.</returns>
    public async Task<IReadOnlyList<Row>?> Handle(Id<Session> id, CancellationToken ct = default)
    {
        if (!user.May(Permissions.ReadSessions)) user.Demand(Permissions.AttendSessions);
        if (await desk.Find(id, ct) is null) return null;
        return await db.Set<PrivateNote>().AsNoTracking().Where(x => x.SessionId == id && x.AccountId == user.AccountId).OrderBy(x => x.Item).Select(x => new Row(x.Item, x.Words)).ToListAsync(ct);
    }

    private static async Task<Results<Ok<IReadOnlyList<Row>>, NotFound>> Get(Id<Session> id, ListMyNotes listMyNotes, CancellationToken ct) =>
        await listMyNotes.Handle(id, ct) is { } notes ? TypedResults.Ok(notes) : TypedResults.NotFound();
}
