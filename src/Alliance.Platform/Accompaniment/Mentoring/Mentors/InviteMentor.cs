using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Accompaniment.Mentoring.Mentors;

/// <summary>Somebody is asked to be a mentor.</summary>
/// <remarks>Follows: who has an account hears of it, and answers on their home.</remarks>
public sealed class InviteMentor(PlatformDb db, ICurrentUser user, Clerk clerk, TenantContext tenant, MentorDesk desk, MentorNotices notices)
{
    /// <param name="Words">For the mentor to read.</param>
    public sealed record Input([property: Required] MentorInput Profile, [property: StringLength(Mentor.LongestWords)] string? Words = null);

    public sealed record Invited(Id<Mentor> Id);

    public static void Map(IEndpointRouteBuilder mentors) => mentors.MapPost("", Post).WithSummary("Invite a mentor").ProducesProblem(409);

    /// <exception cref="RefusedException"><c>mentor.same-account</c>, <c>mentor.too-little-experience</c>, <c>mentor.unknown-sector</c>, <c>mentor.unknown-language</c>.</exception>
    public async Task<Invited> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.CoordinateMentoring);
        await desk.DemandFree(input.Profile.Account, null, ct);
        var mentor = new Mentor(input.Profile.Profile, input.Profile.Account, MentoringSettings.Of(tenant.Organisation).LeastExperience, input.Words, clerk.Entry);
        db.Add(mentor);
        await notices.Follow(mentor, ct);
        await db.SaveChangesAsync(ct);
        return new(mentor.Id);
    }

    private static async Task<Created<Invited>> Post(Input input, InviteMentor inviteMentor, CancellationToken ct)
    {
        var invited = await inviteMentor.Handle(input, ct);
        return TypedResults.Created($"/api/mentors/{invited.Id}", invited);
    }
}
