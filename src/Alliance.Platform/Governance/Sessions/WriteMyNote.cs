using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Writes for oneself beside an item of an agenda, before, during and after the session; what is left empty is gone.</summary>
public sealed class WriteMyNote(PlatformDb db, ICurrentUser user, SessionDesk desk)
{
    /// <param name="Words">Instead of what stood there.</param>
    public sealed record Input([property: StringLength(PrivateNote.Longest)] string? Words);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPut("/{id}/my-notes/{item}", Put).WithSummary("Write for oneself beside an item").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Whether there is such a session and item that the writer may see.</returns>
    /// <exception cref="NotAllowedException">Who has no account has no notes.</exception>
    public async Task<bool> Handle(Id<Session> id, int item, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!user.May(Permissions.ReadSessions)) user.Demand(Permissions.AttendSessions);
        if (await desk.Find(id, ct) is not { } sitting || sitting.Session.Find(AgendaItem.KeyOf(item)) is null) return false;
        var account = user.AccountId ?? throw new NotAllowedException(Permissions.AttendSessions);
        var note = await db.Set<PrivateNote>().SingleOrDefaultAsync(x => x.SessionId == id && x.AccountId == account && x.Item == item, ct);
        var words = TypedText.CleanLines(input.Words);
        if (TypedText.IsBlank(words))
        {
            if (note is not null) db.Remove(note);
        }
        else
        {
            if (note is null) db.Add(note = new(id, item, account));
            note.Words = words!;
        }

        await db.SaveChangesAsync(ct);
        return true;
    }

    private static async Task<Results<NoContent, NotFound>> Put(Id<Session> id, int item, Input input, WriteMyNote writeMyNote, CancellationToken ct) =>
        await writeMyNote.Handle(id, item, input, ct) ? TypedResults.NoContent() : TypedResults.NotFound();
}
