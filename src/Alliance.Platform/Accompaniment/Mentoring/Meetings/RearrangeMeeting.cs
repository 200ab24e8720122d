using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Accompaniment.Mentoring.Meetings;

/// <summary>Another day, hour or place for a meeting that is to come.</summary>
public sealed class RearrangeMeeting(ICurrentUser user, Clerk clerk, MeetingDesk desk)
{
    /// <param name="At">By the platform's clock; null where only the day is known.</param>
    /// <param name="Revision">Of the meeting as it was read; a later one is a lost race.</param>
    public sealed record Input([property: Required] DateOnly? On, TimeOnly? At, [property: Required] MeetingWay? Way, [property: StringLength(MentoringMeeting.LongestPlace)] string? Place = null, long? Revision = null);

    public static void Map(IEndpointRouteBuilder meetings) => meetings.MapPut("/{meeting}", Put).WithSummary("Rearrange a meeting").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when this pair has no such meeting, or the user may not read of it.</returns>
    /// <exception cref="RefusedException"><c>meeting.not-planned</c>, <c>meeting.before-start</c>, <c>meeting.too-far</c>.</exception>
    public Task<MentoringMeeting?> Handle(Id<Pair> id, Id<MentoringMeeting> meeting, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!user.May(Permissions.Mentor)) user.Demand(Permissions.CoordinateMentoring);
        return desk.Do(id, meeting, input.Revision, (pair, found) =>
        {
            found.Rearrange(pair, new(input.On!.Value, input.At, input.Way!.Value, input.Place), clerk.Entry);
            return true;
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Put(Id<Pair> id, Id<MentoringMeeting> meeting, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, RearrangeMeeting act, CancellationToken ct) =>
        await act.Handle(id, meeting, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
