using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Accompaniment.Mentoring.Pairs;

/// <summary>Mentor and entrepreneur say yes or no. A mentor answers for themselves; what both said by mouth is recorded by who coordinates.</summary>
public sealed class AnswerPair(ICurrentUser user, Clerk clerk, PairDesk desk)
{
    /// <param name="Party">Whose answer it is: mentor or entrepreneur.</param>
    /// <param name="Words">Said with it; a no is said in words.</param>
    /// <param name="Revision">Of the pair as it was read; a later one is a lost race.</param>
    public sealed record Input([property: Required] CharterParty? Party, [property: Required] bool? Accepts, [property: StringLength(Pair.LongestWords)] string? Words = null, long? Revision = null);

    public static void Map(IEndpointRouteBuilder pairs) => pairs.MapPost("/{id}/answers", Post).WithSummary("Answer a proposed pair").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when there is no such pair, or none that the user may read of.</returns>
    /// <exception cref="RefusedException"><c>pair.answered</c>, <c>mentor.full</c>, <c>mentor.not-active</c>, <c>text.missing</c>, <c>pair.platform-proposes</c>.</exception>
    public Task<Pair?> Handle(Id<Pair> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!user.May(Permissions.Mentor)) user.Demand(Permissions.CoordinateMentoring);
        var (party, accepts) = (input.Party!.Value, input.Accepts!.Value);
        return desk.Do(id, input.Revision, (pair, mentor) =>
        {
            if (party is not CharterParty.Mentor || !desk.IsOwn(mentor)) user.Demand(Permissions.CoordinateMentoring);
            if (party is CharterParty.Platform) throw new RefusedException("pair.platform-proposes", "The platform proposes; mentor and entrepreneur answer.");
            if (party is CharterParty.Mentor) pair.AnswerForMentor(mentor, accepts, input.Words, clerk.Entry);
            else pair.AnswerForEntrepreneur(mentor, accepts, input.Words, clerk.Entry);
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Pair> id, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, AnswerPair act, CancellationToken ct) =>
        await act.Handle(id, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
