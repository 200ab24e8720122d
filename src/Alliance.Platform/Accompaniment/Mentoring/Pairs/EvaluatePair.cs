using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Accompaniment.Mentoring.Pairs;

/// <summary>How it went, said by one of both once the pair has ended. A mentor says it for themselves; the entrepreneur to who coordinates.</summary>
public sealed class EvaluatePair(ICurrentUser user, Clerk clerk, PairDesk desk)
{
    /// <param name="Party">Who says it: mentor or entrepreneur.</param>
    /// <param name="Mark">From 1, not at all useful, to 5, very useful.</param>
    /// <param name="Revision">Of the pair as it was read; a later one is a lost race.</param>
    public sealed record Input([property: Required] CharterParty? Party, [property: Required, Range(1, 5)] int? Mark, [property: StringLength(Pair.LongestWords)] string? Words = null, long? Revision = null);

    public static void Map(IEndpointRouteBuilder pairs) => pairs.MapPost("/{id}/evaluations", Post).WithSummary("Say how a pair went").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when there is no such pair, or none that the user may read of.</returns>
    /// <exception cref="RefusedException"><c>pair.not-ended</c>, <c>pair.mark</c>, <c>pair.platform-proposes</c>.</exception>
    public Task<Pair?> Handle(Id<Pair> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!user.May(Permissions.Mentor)) user.Demand(Permissions.CoordinateMentoring);
        var party = input.Party!.Value;
        return desk.Do(id, input.Revision, (pair, mentor) =>
        {
            if (party is not CharterParty.Mentor || !desk.IsOwn(mentor)) user.Demand(Permissions.CoordinateMentoring);
            if (party is CharterParty.Platform) throw new RefusedException("pair.platform-proposes", "Mentor and entrepreneur say how it went.");
            pair.Evaluate(party, input.Mark!.Value, input.Words, clerk.Entry);
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Pair> id, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, EvaluatePair act, CancellationToken ct) =>
        await act.Handle(id, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
