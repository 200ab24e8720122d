using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accompaniment.Mentoring.Meetings;

/// <summary>Where meetings are found and what becomes of them is saved: by the pair's mentor, or by who coordinates.</summary>
public sealed class MeetingDesk(PlatformDb db, ICurrentUser user, PairDesk pairs, MeetingMails mails)
{
    /// <returns>Null when there is no such pair, or none that the user may read of.</returns>
    /// <exception cref="NotAllowedException">The user reads of it and does nothing in it.</exception>
    internal async Task<(Pair Pair, Mentor Mentor)?> Pair(Id<Pair> id, CancellationToken ct)
    {
        if (await pairs.Readable().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } pair) return null;
        var mentor = await db.Set<Mentor>().AsNoTracking().SingleAsync(x => x.Id == pair.MentorId, ct);
        if (!pairs.IsOwn(mentor)) user.Demand(Permissions.CoordinateMentoring);
        return (pair, mentor);
    }

    /// <param name="revision">Of the meeting as it was read; a later one is a lost race.</param>
    /// <param name="act">Does it; refuses by throwing. False when it found nothing to do it to.</param>
    /// <returns>Null when this pair has no such meeting.</returns>
    internal async Task<MentoringMeeting?> Do(Id<Pair> id, Id<MentoringMeeting> meeting, long? revision, Func<Pair, MentoringMeeting, bool> act, CancellationToken ct)
    {
        if (await Pair(id, ct) is not var (pair, mentor)) return null;
        if (await db.Set<MentoringMeeting>().SingleOrDefaultAsync(x => x.Id == meeting && x.PairId == id, ct) is not { } found) return null;
        db.Expect(found, revision);
        var told = found.Changes;
        if (!act(pair, found)) return null;
        await Save(pair, mentor, found, told, ct);
        return found;
    }

    /// <param name="told">How often calendars were told of it before.</param>
    internal async Task Save(Pair pair, Mentor mentor, MentoringMeeting meeting, int told, CancellationToken ct)
    {
        if (meeting.Changes > told) await mails.Follow(pair, mentor, meeting, ct);
        await db.SaveChangesAsync(ct);
    }
}
