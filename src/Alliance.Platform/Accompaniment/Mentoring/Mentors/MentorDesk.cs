using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accompaniment.Mentoring.Mentors;

/// <summary>Where mentors are found. Who reads of mentoring finds them all; a mentor finds themselves.</summary>
public sealed class MentorDesk(PlatformDb db, ICurrentUser user, MentorNotices notices)
{
    /// <summary>Those that the reader may read of.</summary>
    /// <exception cref="NotAllowedException">The reader has nothing to do with mentoring.</exception>
    internal IQueryable<Mentor> Readable()
    {
        if (user.May(Permissions.ReadMentoring)) return db.Set<Mentor>();
        user.Demand(Permissions.Mentor);
        var me = user.AccountId;
        return db.Set<Mentor>().Where(x => me != null && x.AccountId == me);
    }

    /// <summary>Whether the reader may act on this mentor: they are it, or coordinate mentoring.</summary>
    internal bool MayAct(Mentor mentor) => user.May(Permissions.CoordinateMentoring) || user.May(Permissions.Mentor) && mentor.AccountId is { } account && account == user.AccountId;

    /// <param name="revision">Of the mentor as it was read; a later one is a lost race.</param>
    /// <param name="act">Does it; refuses by throwing.</param>
    /// <returns>Null when there is no such mentor, or none that the user may read of.</returns>
    /// <exception cref="NotAllowedException">The user reads of them and may do nothing.</exception>
    internal async Task<Mentor?> Do(Id<Mentor> id, long? revision, Action<Mentor> act, CancellationToken ct)
    {
        if (await Readable().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } mentor) return null;
        if (!MayAct(mentor)) user.Demand(Permissions.CoordinateMentoring);
        db.Expect(mentor, revision);
        act(mentor);
        await notices.Follow(mentor, ct);
        await db.SaveChangesAsync(ct);
        return mentor;
    }

    /// <exception cref="RefusedException"><c>mentor.same-account</c>.</exception>
    internal async Task DemandFree(Guid? account, Id<Mentor>? but, CancellationToken ct)
    {
        if (account is { } taken && await db.Set<Mentor>().AnyAsync(x => x.AccountId == taken && (but == null || x.Id != but), ct))
            throw new RefusedException("mentor.same-account", "Another mentor comes in with this account.");
    }
}
