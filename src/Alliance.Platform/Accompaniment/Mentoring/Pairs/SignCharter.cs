using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Alliance.Platform.Entries;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Accompaniment.Mentoring.Pairs;

/// <summary>One of three has signed the charter: a mentor with their account, the others and who signed on paper recorded by who coordinates.</summary>
public sealed class SignCharter(ICurrentUser user, Clerk clerk, TenantContext tenant, PairDesk desk)
{
    /// <param name="On">The day of the signature.</param>
    /// <param name="Words">Where, or who was there.</param>
    /// <param name="Revision">Of the pair as it was read; a later one is a lost race.</param>
    public sealed record Input([property: Required] CharterParty? Party, [property: Required] DateOnly? On, [property: StringLength(Pair.LongestWords)] string? Words = null, long? Revision = null);

    public static void Map(IEndpointRouteBuilder pairs) => pairs.MapPost("/{id}/signatures", Post).WithSummary("Record a signature under a charter").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when there is no such pair, or none that the user may read of.</returns>
    /// <exception cref="RefusedException"><c>pair.not-agreed</c>, <c>pair.signed</c>, <c>pair.in-the-future</c>, <c>pair.before-proposed</c>.</exception>
    public Task<Pair?> Handle(Id<Pair> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!user.May(Permissions.Mentor)) user.Demand(Permissions.CoordinateMentoring);
        var (party, on) = (input.Party!.Value, input.On!.Value);
        return desk.Do(id, input.Revision, (pair, mentor) =>
        {
            if (party is not CharterParty.Mentor || !desk.IsOwn(mentor)) user.Demand(Permissions.CoordinateMentoring);
            pair.Sign(party, on, MentoringSettings.Of(tenant.Organisation).CharterMonths, input.Words, clerk.Entry);
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Pair> id, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, SignCharter act, CancellationToken ct) =>
        await act.Handle(id, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
