using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Accompaniment.Mentoring.Mentors;

/// <summary>A person who was invited says whether they want to be a mentor; by themselves, or to who coordinates mentoring.</summary>
public sealed class AnswerMentorInvitation(ICurrentUser user, Clerk clerk, MentorDesk desk)
{
    /// <param name="Words">Said with it.</param>
    /// <param name="Revision">Of the mentor as it was read; a later one is a lost race.</param>
    public sealed record Input([property: Required] bool? Accepts, [property: StringLength(Mentor.LongestWords)] string? Words = null, long? Revision = null);

    public static void Map(IEndpointRouteBuilder mentors) => mentors.MapPost("/{id}/answer", Do).WithSummary("Answer an invitation to be a mentor").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when there is no such mentor, or none that the user may read of.</returns>
    /// <exception cref="RefusedException"><c>mentor.not-invited</c>.</exception>
    public Task<Mentor?> Handle(Id<Mentor> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!user.May(Permissions.Mentor)) user.Demand(Permissions.CoordinateMentoring);
        return desk.Do(id, input.Revision, mentor =>
        {
            if (input.Accepts!.Value) mentor.Accept(input.Words, clerk.Entry);
            else mentor.Decline(input.Words, clerk.Entry);
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Do(Id<Mentor> id, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, AnswerMentorInvitation act, CancellationToken ct) =>
        await act.Handle(id, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
