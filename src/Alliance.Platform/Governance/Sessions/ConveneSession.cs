using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Bodies;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Members are called together: the body's statutes and members as they are today are frozen for this session.</summary>
public sealed class ConveneSession(SessionDesk desk, PlatformDb db, ICurrentUser user, Clerk clerk, TenantContext tenant, IEnumerable<IConveningStep> steps)
{
    /// <param name="SecondCallOf">The session that lacked its quorum, for a second call.</param>
    public sealed record Input(Id<Session>? SecondCallOf = null);

    public static void Map(IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{id}/convening", Post).WithSummary("Convene a session, and freeze statutes and members for it").ProducesProblem(404).ProducesProblem(409);

    /// <returns>The session as it is then; null when there is no such session.</returns>
    /// <exception cref="RefusedException">Without notice, members or statutes; or a second call that the statutes or the first session don't allow.</exception>
    public Task<SessionState?> Handle(Id<Session> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        return desk.InTurn(id, async sitting =>
        {
            sitting.DemandRun();
            var session = sitting.Session;
            if (session.Composition is null) session.Freeze(await Composition(sitting, ct));
            var state = await desk.Add(sitting, new SessionConvened(clerk.Today, session.MeetsOn, await First(input.SecondCallOf, session.BodyId, ct)), ct);
            foreach (var step in steps) await step.Convene(session, ct);
            await db.SaveChangesAsync(ct);
            return state;
        }, ct);
    }

    private async Task<Composition> Composition(Sitting sitting, CancellationToken ct)
    {
        var code = await db.Set<Body>().Where(x => x.Id == sitting.Session.BodyId).Select(x => x.Statutes).SingleAsync(ct);
        var statutes = CommitteeSettings.Of(tenant.Organisation).Find(code) ?? throw new RefusedException("body.unknown-statutes", "The platform’s settings have no statutes of this name.");
        var seats = SessionDesk.Seats(sitting.Members, clerk.Today);
        return seats.IsEmpty ? throw new RefusedException("body.no-members", "This body has no members.") : new(statutes, seats);
    }

    /// <summary>The day of the first session, if it ended without having decided anything.</summary>
    private async Task<DateOnly?> First(Id<Session>? first, Id<Body> body, CancellationToken ct)
    {
        if (first is not { } id) return null;
        if (await desk.Find(id, ct) is not { State: { } state } sitting || sitting.Session.BodyId != body)
            throw new RefusedException("session.no-first", "A second call follows a session of the same body.");
        if (!state.EndedWithoutQuorum)
            throw new RefusedException("session.first-had-quorum", "A second call follows a session that lacked its quorum.");
        return state.MeetsOn;
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Session> id, Input input, ConveneSession conveneSession, CancellationToken ct) =>
        await conveneSession.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
