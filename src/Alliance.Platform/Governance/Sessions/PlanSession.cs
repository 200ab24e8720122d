using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Bodies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Begins a session of a body: its agenda can be made; nobody is called together yet.</summary>
public sealed class PlanSession(PlatformDb db, ICurrentUser user, Clerk clerk)
{
    /// <param name="MeetsOn">The day of the meeting.</param>
    /// <param name="Place">Where, or the address of a link.</param>
    /// <param name="StartsAt">By the platform's clock.</param>
    public sealed record Input(Id<Body> Body, DateOnly MeetsOn, [property: StringLength(Session.LongestPlace)] string? Place = null, TimeOnly? StartsAt = null);

    public sealed record Planned(Id<Session> Id);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("", Post).WithSummary("Plan a session of a body").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this platform has no such body.</returns>
    /// <exception cref="RefusedException"><c>session.in-the-past</c>.</exception>
    public async Task<Planned?> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        if (!await db.Set<Body>().AnyAsync(x => x.Id == input.Body, ct)) return null;
        if (!user.May(Permissions.RunSessions) && !await IsSecretary(input.Body, ct)) throw new NotAllowedException(Permissions.RunSessions);
        if (input.MeetsOn < clerk.Today) throw new RefusedException("session.in-the-past", "A session is planned for today or later.");

        var session = new Session(input.Body, input.MeetsOn, Blank.ToNull(input.Place), input.StartsAt);
        db.Add(session);
        await db.SaveChangesAsync(ct);
        return new(session.Id);
    }

    private async Task<bool> IsSecretary(Id<Body> body, CancellationToken ct) =>
        user.AccountId is { } account
        && await db.Set<BodyMember>().AsNoTracking().SingleOrDefaultAsync(x => x.BodyId == body && x.AccountId == account, ct) is { } me
        && me.MandateOn(clerk.Today)?.Office is Office.Secretary;

    private static async Task<Results<Created<Planned>, NotFound>> Post(Input input, PlanSession planSession, CancellationToken ct) =>
        await planSession.Handle(input, ct) is { } planned ? TypedResults.Created($"/api/sessions/{planned.Id}", planned) : TypedResults.NotFound();
}
