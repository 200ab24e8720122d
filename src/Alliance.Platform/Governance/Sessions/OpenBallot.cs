using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Members are asked about one text. While another ballot is open, the text amends that one’s, which is void.</summary>
public sealed class OpenBallot(SessionDesk desk, ICurrentUser user, Clerk clerk)
{
    /// <param name="Text">Null for the text of the item that is called.</param>
    public sealed record Input([property: StringLength(AgendaItem.LongestText)] string? Text = null);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/{id}/ballots", Post).WithSummary("Open a ballot about a text, or amend the one that is open").ProducesProblem(404).ProducesProblem(409);

    /// <returns>The session as it is then; null when there is no such session.</returns>
    /// <exception cref="RefusedException">It isn't admissible by the statutes and what has happened before.</exception>
    public Task<SessionState?> Handle(Id<Session> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        return desk.Record(id, sitting =>
        {
            sitting.DemandRun();
            var called = sitting.Convened.Item is { } item ? sitting.Session.Find(item) : null;
            return new BallotOpened(clerk.Today, called?.Key ?? "", Blank.NoteToNull(input.Text) ?? called?.Text ?? "");
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Session> id, Input input, OpenBallot openBallot, CancellationToken ct) =>
        await openBallot.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
