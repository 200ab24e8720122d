using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Bodies;
using Alliance.Tenancy.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>A member votes in the ballot that is open, for themselves or as somebody's proxy. Who runs the session records the open vote of a member without an account.</summary>
/// <remarks>An open vote is a fact, and the last one of a member stands. A secret vote is no fact: it goes into the ballot's papers, and no row, answer or key says what it was.</remarks>
public sealed class CastVote(SessionDesk desk, PlatformDb db, ICurrentUser user, Clerk clerk, DeletedTraces traces)
{
    /// <param name="For">Whom the vote is of; null for oneself.</param>
    public sealed record Input(Choice Choice, [property: StringLength(10)] string? For = null);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/{id}/ballots/{ballot:int}/votes", Post).WithSummary("Vote in the ballot that is open").ProducesProblem(404).ProducesProblem(409);

    /// <param name="ballot">Its number: which text was in front of who votes.</param>
    /// <returns>The session as it is then; null when there is no such session.</returns>
    /// <exception cref="RefusedException">The vote isn't admissible, or the ballot isn't open any more: then it was not taken.</exception>
    public Task<SessionState?> Handle(Id<Session> id, int ballot, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        return desk.InTurn(id, async sitting =>
        {
            var isSecret = sitting.Convened.Composition.Statutes.Ballot is BallotKind.Secret;
            var (member, by) = Voter(sitting, input.For, isSecret);
            return isSecret
                ? await Secretly(sitting, ballot, member, input.Choice, by, ct)
                : await desk.Add(sitting, new VoteCast(clerk.Today, ballot, member, input.Choice, by), ct);
        }, ct);
    }

    private static (string Member, string? By) Voter(Sitting sitting, string? member, bool isSecret)
    {
        if (member is null || member == sitting.Seat) return (sitting.Of(null), null);
        if (!isSecret && sitting.MayRun && !sitting.HasAccount(member) && sitting.Convened.Present.ContainsKey(member)) return (member, null);
        return (member, sitting.Of(null));
    }

    private async Task<SessionState?> Secretly(Sitting sitting, int ballot, string member, Choice choice, string? by, CancellationToken ct)
    {
        var session = sitting.Session.Id;
        var papers = await db.Set<SecretPapers>().SingleOrDefaultAsync(x => x.SessionId == session && x.Ballot == ballot, ct);
        var tally = sitting.Convened.CastSecretly(papers?.Tally ?? SecretTally.Empty, ballot, member, choice, by);
        if (papers is null) db.Add(papers = new(session, ballot));
        papers.Tally = tally;
        await traces.Overwrite(db, ct);
        await db.SaveChangesAsync(ct);
        return sitting.State;
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Session> id, int ballot, Input input, CastVote castVote, CancellationToken ct) =>
        await castVote.Handle(id, ballot, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
