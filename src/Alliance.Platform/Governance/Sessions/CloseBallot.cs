using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Bodies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>A ballot ends, and what it came to is known. Votes that come later are refused.</summary>
/// <remarks>Of a secret ballot the papers go into the closing fact as they are, and their row goes.</remarks>
public sealed class CloseBallot(SessionDesk desk, PlatformDb db, ICurrentUser user, Clerk clerk)
{
    public static void Map(IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{id}/ballots/{ballot:int}/closing", Post).WithSummary("Close a ballot and count its votes").ProducesProblem(404).ProducesProblem(409);

    /// <param name="ballot">Its number.</param>
    /// <returns>The session as it is then; null when there is no such session.</returns>
    /// <exception cref="RefusedException">It isn't open, or holds the paper of somebody who has left or is recused.</exception>
    public Task<SessionState?> Handle(Id<Session> id, int ballot, CancellationToken ct = default)
    {
        user.Demand(Permissions.AttendSessions);
        return desk.InTurn(id, async sitting =>
        {
            sitting.DemandRun();
            var tally = sitting.Convened.Composition.Statutes.Ballot is BallotKind.Secret
                ? (await db.Set<SecretPapers>().AsNoTracking().SingleOrDefaultAsync(x => x.SessionId == id && x.Ballot == ballot, ct))?.Tally ?? SecretTally.Empty
                : null;
            return await desk.Add(sitting, new BallotClosed(clerk.Today, ballot, tally), ct);
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Session> id, int ballot, CloseBallot closeBallot, CancellationToken ct) =>
        await closeBallot.Handle(id, ballot, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
