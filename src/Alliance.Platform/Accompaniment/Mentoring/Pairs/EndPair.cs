using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Accompaniment.Mentoring.Pairs;

/// <summary>A pair ends: the charter is over, or broken off.</summary>
public sealed class EndPair(ICurrentUser user, Clerk clerk, PairDesk desk)
{
    /// <param name="On">The last day.</param>
    /// <param name="Revision">Of the pair as it was read; a later one is a lost race.</param>
    public sealed record Input([property: Required] DateOnly? On, [property: Required, StringLength(Pair.LongestWords, MinimumLength = 3)] string Reason, long? Revision = null);

    public static void Map(IEndpointRouteBuilder pairs) => pairs.MapPost("/{id}/ending", Post).WithSummary("End a pair").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when there is no such pair, or none that the user may read of.</returns>
    /// <exception cref="RefusedException"><c>pair.not-agreed</c>, <c>pair.in-the-future</c>, <c>pair.before-proposed</c>, <c>text.missing</c>.</exception>
    public Task<Pair?> Handle(Id<Pair> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.CoordinateMentoring);
        return desk.Do(id, input.Revision, (pair, mentor) => pair.End(mentor, input.On!.Value, input.Reason, clerk.Entry), ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Pair> id, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, EndPair act, CancellationToken ct) =>
        await act.Handle(id, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
