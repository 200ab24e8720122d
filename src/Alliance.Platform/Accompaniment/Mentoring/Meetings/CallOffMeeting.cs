using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Accompaniment.Mentoring.Meetings;

/// <summary>A meeting does not take place.</summary>
public sealed class CallOffMeeting(ICurrentUser user, MeetingDesk desk)
{
    /// <param name="Reason">Why.</param>
    /// <param name="Revision">Of the meeting as it was read; a later one is a lost race.</param>
    public sealed record Input([property: Required, StringLength(MentoringMeeting.LongestTopics, MinimumLength = 3)] string Reason, long? Revision = null);

    public static void Map(IEndpointRouteBuilder meetings) => meetings.MapPost("/{meeting}/calling-off", Post).WithSummary("Call a meeting off").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when this pair has no such meeting, or the user may not read of it.</returns>
    /// <exception cref="RefusedException"><c>meeting.not-planned</c>, <c>text.missing</c>.</exception>
    public Task<MentoringMeeting?> Handle(Id<Pair> id, Id<MentoringMeeting> meeting, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!user.May(Permissions.Mentor)) user.Demand(Permissions.CoordinateMentoring);
        return desk.Do(id, meeting, input.Revision, (_, found) =>
        {
            found.CallOff(input.Reason);
            return true;
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Pair> id, Id<MentoringMeeting> meeting, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, CallOffMeeting act, CancellationToken ct) =>
        await act.Handle(id, meeting, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
