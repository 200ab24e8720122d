using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Accompaniment.Mentoring.Mentors;

/// <summary>A mentor is away for a time: nobody new is proposed to them.</summary>
public sealed class NoteAbsence(ICurrentUser user, MentorDesk desk)
{
    /// <param name="From">First day; null for none.</param>
    /// <param name="To">Last day; null while no end is known.</param>
    /// <param name="Revision">Of the mentor as it was read; a later one is a lost race.</param>
    public sealed record Input(DateOnly? From, DateOnly? To, long? Revision = null);

    public static void Map(IEndpointRouteBuilder mentors) => mentors.MapPut("/{id}/absence", Do).WithSummary("Note a mentor's absence").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when there is no such mentor, or none that the user may read of.</returns>
    /// <exception cref="RefusedException"><c>mentor.away-ends-before</c>.</exception>
    public Task<Mentor?> Handle(Id<Mentor> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!user.May(Permissions.Mentor)) user.Demand(Permissions.CoordinateMentoring);
        return desk.Do(id, input.Revision, mentor => mentor.GoAway(input.From, input.To), ct);
    }

    private static async Task<Results<NoContent, NotFound>> Do(Id<Mentor> id, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, NoteAbsence act, CancellationToken ct) =>
        await act.Handle(id, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
