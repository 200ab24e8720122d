using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Accompaniment.Mentoring.Mentors;

/// <summary>What is known of a mentor has changed. A lower number of pairs ends none.</summary>
/// <remarks>Another account doesn't open what was written confidentially with the earlier one (ADR 0039).</remarks>
public sealed class ChangeMentor(ICurrentUser user, TenantContext tenant, MentorDesk desk)
{
    /// <param name="Revision">Of the mentor as it was read; a later one is a lost race.</param>
    public sealed record Input([property: Required] MentorInput Profile, long? Revision = null);

    public static void Map(IEndpointRouteBuilder mentors) => mentors.MapPut("/{id}", Put).WithSummary("Change a mentor's profile").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when this platform has no such mentor.</returns>
    /// <exception cref="RefusedException"><c>mentor.same-account</c>, and as <see cref="Mentor.Change"/> says.</exception>
    public async Task<Mentor?> Handle(Id<Mentor> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.CoordinateMentoring);
        await desk.DemandFree(input.Profile.Account, id, ct);
        return await desk.Do(id, input.Revision, mentor =>
        {
            mentor.Change(input.Profile.Profile, MentoringSettings.Of(tenant.Organisation).LeastExperience);
            mentor.Take(input.Profile.Account);
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Put(Id<Mentor> id, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, ChangeMentor changeMentor, CancellationToken ct) =>
        await changeMentor.Handle(id, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
