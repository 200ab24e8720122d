using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accompaniment.Mentoring.Pairs;

/// <summary>Another mentor instead of the one who said no, is full, or goes. Before the charter is signed it is asked on the same pair; afterwards the pair ends, and another one follows it.</summary>
public sealed class GivePair(PlatformDb db, ICurrentUser user, Clerk clerk, PairDesk desk, PairNotices notices)
{
    /// <param name="Reason">Why.</param>
    /// <param name="Revision">Of the pair as it was read; a later one is a lost race.</param>
    public sealed record Input([property: Required] Id<Mentor>? Mentor, [property: Required, StringLength(Pair.LongestWords, MinimumLength = 3)] string Reason, long? Revision = null);

    /// <param name="Id">The pair that goes on: the same one, or the one that follows.</param>
    public sealed record Given(Id<Pair> Id);

    public static void Map(IEndpointRouteBuilder pairs) => pairs.MapPost("/{id}/mentor", Post).WithSummary("Give a pair to another mentor").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when this platform has no such pair or mentor.</returns>
    /// <exception cref="RefusedException"><c>pair.not-open</c>, <c>pair.same-mentor</c>, <c>mentor.not-active</c>, <c>mentor.full</c>, <c>mentor.away</c>.</exception>
    public async Task<Given?> Handle(Id<Pair> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.CoordinateMentoring);
        var of = input.Mentor!.Value;
        if (!await db.Set<Mentor>().AnyAsync(x => x.Id == of, ct)) return null;

        Pair? next = null;
        var done = await desk.Do(id, input.Revision, async (pair, before) =>
        {
            var mentor = await db.Set<Mentor>().SingleAsync(x => x.Id == of, ct);
            ProposePair.DemandRoom(mentor, clerk.Today);
            next = await Give(pair, before, mentor, input.Reason, ct);
        }, ct);
        return done is null ? null : new(next!.Id);
    }

    private async Task<Pair> Give(Pair pair, Mentor before, Mentor mentor, string reason, CancellationToken ct)
    {
        if (pair.State is not PairState.Running)
        {
            pair.Give(before, mentor, reason, clerk.Entry);
            return pair;
        }

        if (mentor.Id == before.Id) throw new RefusedException("pair.same-mentor", $"{mentor.Name} is the mentor of this pair already.", mentor.Name);
        pair.End(before, clerk.Today, reason, clerk.Entry);
        var next = new Pair(pair.EnterpriseId, pair.EntrepreneurId, mentor, reason, clerk.Entry, pair.Id);
        db.Add(next);
        await notices.Follow(next, mentor, ct);
        return next;
    }

    private static async Task<Results<Ok<Given>, NotFound>> Post(Id<Pair> id, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, GivePair givePair, CancellationToken ct) =>
        await givePair.Handle(id, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is { } given ? TypedResults.Ok(given) : TypedResults.NotFound();
}
