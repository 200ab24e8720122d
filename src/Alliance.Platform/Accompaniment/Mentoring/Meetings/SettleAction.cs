using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Accompaniment.Mentoring.Meetings;

/// <summary>What was agreed is done, or to be done after all.</summary>
public sealed class SettleAction(ICurrentUser user, Clerk clerk, MeetingDesk desk)
{
    public sealed record Input(bool IsDone);

    public static void Map(IEndpointRouteBuilder meetings) => meetings.MapPut("/{meeting}/actions/{action:guid}", Put).WithSummary("Say whether what was agreed is done").ProducesProblem(404);

    /// <returns>Null when this pair has no such meeting or action, or the user may not read of it.</returns>
    public Task<MentoringMeeting?> Handle(Id<Pair> id, Id<MentoringMeeting> meeting, Guid action, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!user.May(Permissions.Mentor)) user.Demand(Permissions.CoordinateMentoring);
        return desk.Do(id, meeting, null, (_, found) => found.Settle(action, input.IsDone, clerk.Today), ct);
    }

    private static async Task<Results<NoContent, NotFound>> Put(Id<Pair> id, Id<MentoringMeeting> meeting, Guid action, Input input, SettleAction act, CancellationToken ct) =>
        await act.Handle(id, meeting, action, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
