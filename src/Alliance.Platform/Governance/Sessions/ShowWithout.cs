using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>What if a member who is there leaves, or is recused from the item that is called: the same session with one fact more, which nobody records.</summary>
public sealed class ShowWithout(SessionDesk desk, ICurrentUser user, Clerk clerk)
{
    /// <param name="IfLeft">Null when the member isn't there.</param>
    /// <param name="IfRecused">Null when no item is called, or the member has no mandate.</param>
    public sealed record Foreseen(SessionView.Room? IfLeft, SessionView.Room? IfRecused);

    public static void Map(IEndpointRouteBuilder sessions) =>
        sessions.MapGet("/{id}/without/{member}", Get).WithSummary("Foresee presence and quorum if a member leaves or is recused").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when there is no such session, or none that the user may see.</returns>
    /// <exception cref="RefusedException"><c>session.not-convened</c>.</exception>
    public async Task<Foreseen?> Handle(Id<Session> id, string member, CancellationToken ct = default)
    {
        if (!user.May(Permissions.ReadSessions)) user.Demand(Permissions.AttendSessions);
        if (await desk.Find(id, ct) is not { } sitting) return null;
        var state = sitting.Convened;
        return new(
            After(state, new MemberLeft(clerk.Today, member)),
            state.Item is { } item ? After(state, new MemberRecused(clerk.Today, item, member, "what if")) : null);
    }

    private static SessionView.Room? After(SessionState state, SessionFact fact)
    {
        try
        {
            return SessionView.Room.Of(state.After(fact));
        }
        catch (RefusedException)
        {
            return null; // can't happen, so there is nothing to foresee
        }
    }

    private static async Task<Results<Ok<Foreseen>, NotFound>> Get(Id<Session> id, string member, ShowWithout showWithout, CancellationToken ct) =>
        await showWithout.Handle(id, member, ct) is { } foreseen ? TypedResults.Ok(foreseen) : TypedResults.NotFound();
}
