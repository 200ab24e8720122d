using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Minutes;

/// <summary>The secretary writes in words what the session doesn't tell by itself, until it closes.</summary>
public sealed class WriteWords(SessionDesk desk, PlatformDb db, ICurrentUser user)
{
    /// <param name="Item">Its number; 0 for the whole session.</param>
    /// <param name="Words">Empty to take them off.</param>
    /// <param name="Was">What stood there when one began to write: refused when somebody wrote meanwhile; null for whatever stands there.</param>
    public sealed record Input(
        [property: Range(0, int.MaxValue)] int Item, [property: StringLength(MinutesWords.Longest)] string? Words, [property: StringLength(MinutesWords.Longest)] string? Was = null);

    public sealed record Written(string? Words);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/{id}/minutes/words", Post).WithSummary("Write remarks for the minutes of a session that goes on").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when there is no such session.</returns>
    /// <exception cref="RefusedException"><c>minutes.frozen</c>, <c>session.not-opened</c>, <c>session.no-item</c>, <c>minutes.changed-meanwhile</c>.</exception>
    public Task<Written?> Handle(Id<Session> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        return desk.InTurn(id, async sitting =>
        {
            sitting.DemandRun();
            if (sitting.Session.Phase is SessionPhase.Closed) throw new RefusedException("minutes.frozen", "The minutes are frozen: what is wrong in them is put right by a correction.");
            if (sitting.Session.Phase is not (SessionPhase.Open or SessionPhase.Suspended)) throw new RefusedException("session.not-opened", "This session hasn't been opened.");
            if (input.Item != MinutesWords.OfAll) sitting.ItemOf(input.Item);
            var words = Blank.NoteToNull(input.Words);
            var written = await db.Set<MinutesWords>().SingleOrDefaultAsync(x => x.SessionId == id && x.Item == input.Item, ct);
            if (input.Was is not null && (Blank.NoteToNull(input.Was) ?? "") != (written?.Words ?? "")) throw new RefusedException("minutes.changed-meanwhile", "Somebody else has written here meanwhile.");
            if (written is null && words is not null) db.Add(new MinutesWords { SessionId = id, Item = input.Item, Words = words });
            else if (written is not null && words is null) db.Remove(written);
            else if (written is not null) written.Words = words!;
            await db.SaveChangesAsync(ct);
            return new Written(words);
        }, ct);
    }

    private static async Task<Results<Ok<Written>, NotFound>> Post(Id<Session> id, Input input, WriteWords writeWords, CancellationToken ct) =>
        await writeWords.Handle(id, input, ct) is { } written ? TypedResults.Ok(written) : TypedResults.NotFound();
}
