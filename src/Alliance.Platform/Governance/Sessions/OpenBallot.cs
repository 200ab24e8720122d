using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Members are asked about one text. While another ballot is open, the text amends that one’s, which is void.</summary>
public sealed class OpenBallot(SessionDesk desk, ICurrentUser user, Clerk clerk, AgendaSubjects subjects)
{
    /// <param name="Text">Of a resolution; null for the text of the item that is called.</param>
    /// <param name="Item">The number of the item that it is meant for: refused when another one is called; null for whichever is.</param>
    /// <param name="Amends">The number of the ballot that it amends, 0 for none: refused when another one is open; null for whichever is.</param>
    /// <param name="Motion">On a dossier; null for what was asked for. Its words are the text.</param>
    public sealed record Input([property: StringLength(AgendaItem.LongestText)] string? Text = null, int? Item = null, int? Amends = null, Motion? Motion = null);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/{id}/ballots", Post).WithSummary("Open a ballot about a text, or amend the one that is open").ProducesProblem(404).ProducesProblem(409);

    /// <returns>The session as it is then; null when there is no such session.</returns>
    /// <exception cref="RefusedException">It isn't admissible by the statutes and what has happened before.</exception>
    public Task<SessionState?> Handle(Id<Session> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        return desk.InTurn(id, async sitting =>
        {
            sitting.DemandRun();
            var called = sitting.Convened.Item is { } item ? sitting.Session.Find(item) : null;
            if (input.Item is { } meant && called?.Number != meant) throw new RefusedException("ballot.other-item", "Another item is called.");
            if (input.Amends is { } amended && (sitting.Convened.OpenBallot?.Number ?? 0) != amended) throw new RefusedException("ballot.another-open", "Another ballot is open than the one that you saw.");
            var (text, motion) = called is null ? ("", null) : await Asked(called, input, ct);
            return await desk.Add(sitting, new BallotOpened(clerk.Today, called?.Key ?? "", text, motion), ct);
        }, ct);
    }

    /// <summary>A dossier is decided by a motion, whose words are made from it, so that the two can't differ; anything else by its text.</summary>
    private async Task<(string Text, Motion? Motion)> Asked(AgendaItem called, Input input, CancellationToken ct)
    {
        if (subjects.Of(called) is not var (source, subject))
            return input.Motion is null ? (Blank.NoteToNull(input.Text) ?? called.Text, null) : throw new RefusedException("motion.of-a-text", "A resolution is decided by its text.");
        if (Blank.NoteToNull(input.Text) is not null) throw new RefusedException("motion.needed", "This is decided by a motion: what is granted, adjourned or refused.");
        var motion = (input.Motion ?? await source.Asked(subject, ct) ?? throw new RefusedException("agenda.not-waiting", "Some of this waits for no decision any more: look again.")).Checked(clerk.Today);
        return (await source.Say(subject, motion, ct), motion);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Session> id, Input input, OpenBallot openBallot, CancellationToken ct) =>
        await openBallot.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
