using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Accompaniment.Mentoring.Mentors;

/// <summary>Somebody who said no, or left, is asked once more.</summary>
public sealed class InviteMentorAgain(ICurrentUser user, Clerk clerk, MentorDesk desk)
{
    /// <param name="Words">For the mentor to read.</param>
    /// <param name="Revision">Of the mentor as it was read; a later one is a lost race.</param>
    public sealed record Input([property: StringLength(Mentor.LongestWords)] string? Words = null, long? Revision = null);

    public static void Map(IEndpointRouteBuilder mentors) => mentors.MapPost("/{id}/invitation", Do).WithSummary("Invite a mentor again").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when there is no such mentor, or none that the user may read of.</returns>
    /// <exception cref="RefusedException"><c>mentor.is-asked</c>.</exception>
    public Task<Mentor?> Handle(Id<Mentor> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.CoordinateMentoring);
        return desk.Do(id, input.Revision, mentor => mentor.InviteAgain(input.Words, clerk.Entry), ct);
    }

    private static async Task<Results<NoContent, NotFound>> Do(Id<Mentor> id, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, InviteMentorAgain act, CancellationToken ct) =>
        await act.Handle(id, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
