using Alliance.Kernel;
using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Convening;

/// <summary>Who of a session's members comes, and whether that will be a quorum.</summary>
public sealed class ListAnswers(SessionDesk desk, PlatformDb db, ICurrentUser user)
{
    /// <param name="Answer">Null while they haven't answered.</param>
    /// <param name="ProxyTo">Who votes for them.</param>
    public sealed record Row(string Member, string Name, College? College, InvitationAnswer? Answer, string? ProxyTo);

    /// <param name="Forecast">Presence and quorum if all come who say so, and nobody else.</param>
    public sealed record Answers(IReadOnlyList<Row> Rows, SessionView.Room Forecast);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapGet("/{id}/answers", Get).WithSummary("List who comes to a session, with a forecast of its quorum").ProducesProblem(404);

    /// <returns>Null when there is no such session, or it isn't convened.</returns>
    public async Task<Answers?> Handle(Id<Session> id, CancellationToken ct = default)
    {
        if (!user.May(Permissions.ReadSessions)) user.Demand(Permissions.AttendSessions);
        if (await desk.Find(id, ct) is not { State: { } state }) return null;
        var answers = await db.Set<Invitation>().AsNoTracking().Where(x => x.SessionId == id).ToDictionaryAsync(x => x.Member, StringComparer.Ordinal, ct);
        Row[] rows =
        [
            .. from seat in state.Composition.Seats
               let answer = answers.GetValueOrDefault(seat.Key)
               where seat.MandateOn(state.MeetsOn) is not null && !state.Ended.Contains(seat.Key)
               select new Row(seat.Key, seat.Name, seat.MandateOn(state.MeetsOn)!.College, answer?.Answer, answer?.ProxyTo is { } to ? state.Composition.Find(to)?.Name : null),
        ];
        return new(rows, SessionView.Room.Of(Forecast(state, rows)));
    }

    /// <summary>The same statutes and members on the day, with those who say that they come.</summary>
    internal static SessionState Forecast(SessionState state, IEnumerable<Row> rows)
    {
        var (day, coming) = (state.MeetsOn, rows.Where(x => x.Answer is InvitationAnswer.Coming).Select(x => x.Member).ToHashSet(StringComparer.Ordinal));
        var called = day.AddDays(-state.Composition.Statutes.NoticeDays);
        var first = state.IsSecondCall && state.Composition.Statutes.SecondCallAfterDays is { } after ? day.AddDays(-Math.Max(after, state.Composition.Statutes.NoticeDays)) : (DateOnly?)null;
        List<SessionFact> facts = [new SessionConvened(called, day, first)];
        bool IsThere(string member) => !state.Ended.Contains(member) && state.Composition.Find(member) is { } seat && seat.MandateOn(called) is not null && seat.MandateOn(day) is not null;
        facts.AddRange(state.Proxies.Where(x => !coming.Contains(x.Key) && IsThere(x.Key) && IsThere(x.Value)).Select(x => new ProxyGiven(called, x.Key, x.Value)));
        facts.Add(new SessionOpened(day));
        facts.AddRange(coming.Order(StringComparer.Ordinal).Select(x => new MemberArrived(day, x)));
        return SessionState.Replay(state.Composition, facts);
    }

    private static async Task<Results<Ok<Answers>, NotFound>> Get(Id<Session> id, ListAnswers listAnswers, CancellationToken ct) =>
        await listAnswers.Handle(id, ct) is { } answers ? TypedResults.Ok(answers) : TypedResults.NotFound();
}
