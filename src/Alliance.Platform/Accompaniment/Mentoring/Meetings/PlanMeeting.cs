using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Accompaniment.Mentoring.Meetings;

/// <summary>Mentor and entrepreneur have fixed when they meet next.</summary>
/// <remarks>Follows: the mentor's calendar is mailed the meeting.</remarks>
public sealed class PlanMeeting(PlatformDb db, ICurrentUser user, Clerk clerk, MeetingDesk desk)
{
    /// <param name="At">By the platform's clock: <c>10:30</c>; null where only the day is known.</param>
    public sealed record Input([property: Required] DateOnly? On, TimeOnly? At, [property: Required] MeetingWay? Way, [property: StringLength(MentoringMeeting.LongestPlace)] string? Place = null)
    {
        internal MeetingPlan Plan => new(On!.Value, At, Way!.Value, Place);
    }

    public sealed record Planned(Id<MentoringMeeting> Id);

    public static void Map(IEndpointRouteBuilder meetings) => meetings.MapPost("", Post).WithSummary("Plan a meeting of a pair").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when there is no such pair, or none that the user may read of.</returns>
    /// <exception cref="RefusedException"><c>meeting.not-running</c>, <c>meeting.before-start</c>, <c>meeting.too-far</c>.</exception>
    public async Task<Planned?> Handle(Id<Pair> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!user.May(Permissions.Mentor)) user.Demand(Permissions.CoordinateMentoring);
        if (await desk.Pair(id, ct) is not var (pair, mentor)) return null;
        var meeting = new MentoringMeeting(pair, input.Plan, clerk.Entry);
        db.Add(meeting);
        await desk.Save(pair, mentor, meeting, 0, ct);
        return new(meeting.Id);
    }

    private static async Task<Results<Created<Planned>, NotFound>> Post(Id<Pair> id, Input input, PlanMeeting planMeeting, CancellationToken ct) =>
        await planMeeting.Handle(id, input, ct) is { } planned ? TypedResults.Created($"/api/pairs/{id}", planned) : TypedResults.NotFound();
}
