using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accompaniment.Mentoring.Meetings;

/// <summary>They have met, or talked: what it came to, in one go. Of one that was planned for that day it is the report; else a meeting of its own.</summary>
public sealed class LogMeeting(PlatformDb db, ICurrentUser user, Clerk clerk, MeetingDesk desk)
{
    /// <param name="DueOn">The last good day.</param>
    public sealed record ActionInput([property: Required, StringLength(AgreedAction.LongestWords, MinimumLength = 2)] string Words, [property: Required] ActionOf? Whose, [property: Required] DateOnly? DueOn);

    /// <param name="Minutes">How long it took.</param>
    /// <param name="Topics">For all who may read of the pair.</param>
    /// <param name="Actions">What was agreed until the next time.</param>
    public sealed record Input(
        [property: Required] DateOnly? On,
        [property: Required] MeetingWay? Way,
        [property: Required, Range(1, MentoringMeeting.LongestMinutes)] int? Minutes,
        [property: Required] Mood? Mood,
        [property: StringLength(MentoringMeeting.LongestTopics)] string? Topics = null,
        [property: StringLength(MentoringMeeting.LongestPlace)] string? Place = null,
        [property: Length(0, MentoringMeeting.MostActions)] IReadOnlyList<ActionInput>? Actions = null);

    public sealed record Logged(Id<MentoringMeeting> Id);

    public static void Map(IEndpointRouteBuilder meetings) => meetings.MapPost("/log", Post).WithSummary("Log a meeting of a pair").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when there is no such pair, or none that the user may read of.</returns>
    /// <exception cref="RefusedException"><c>meeting.not-running</c>, <c>meeting.before-start</c>, <c>meeting.in-the-future</c>, <c>meeting.action-before</c>.</exception>
    public async Task<Logged?> Handle(Id<Pair> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!user.May(Permissions.Mentor)) user.Demand(Permissions.CoordinateMentoring);
        if (await desk.Pair(id, ct) is not var (pair, mentor)) return null;

        var (on, entry) = (input.On!.Value, clerk.Entry);
        var meeting = await db.Set<MentoringMeeting>().Where(x => x.PairId == id && x.State == MeetingState.Planned && x.On == on).OrderBy(x => x.At).FirstOrDefaultAsync(ct);
        if (meeting is null) db.Add(meeting = new(pair, new(on, null, input.Way!.Value, input.Place), entry));
        meeting.Report(new(input.Minutes!.Value, input.Mood!.Value, input.Topics), entry);
        foreach (var action in input.Actions ?? []) meeting.Agree(action.Words, action.Whose!.Value, action.DueOn!.Value);
        await desk.Save(pair, mentor, meeting, meeting.Changes, ct); // what took place is in nobody's calendar any more
        return new(meeting.Id);
    }

    private static async Task<Results<Created<Logged>, NotFound>> Post(Id<Pair> id, Input input, LogMeeting logMeeting, CancellationToken ct) =>
        await logMeeting.Handle(id, input, ct) is { } logged ? TypedResults.Created($"/api/pairs/{id}", logged) : TypedResults.NotFound();
}
