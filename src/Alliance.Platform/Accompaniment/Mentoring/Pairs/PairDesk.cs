using System.Data;
using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Alliance.Tenancy.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accompaniment.Mentoring.Pairs;

/// <summary>Where pairs are found, and what becomes of them is saved and told. Who reads of mentoring finds them all; a mentor finds their own.</summary>
public sealed class PairDesk(PlatformDb db, ICurrentUser user, PairNotices notices)
{
    /// <summary>Those that the reader may read of.</summary>
    /// <exception cref="NotAllowedException">The reader has nothing to do with mentoring.</exception>
    internal IQueryable<Pair> Readable()
    {
        if (user.May(Permissions.ReadMentoring)) return db.Set<Pair>();
        return Own();
    }

    /// <summary>Those of the reader as a mentor.</summary>
    internal IQueryable<Pair> Own()
    {
        user.Demand(Permissions.Mentor);
        var me = user.AccountId;
        return db.Set<Pair>().Where(x => me != null && db.Set<Mentor>().Any(y => y.Id == x.MentorId && y.AccountId == me));
    }

    /// <summary>Whether the reader is this pair's mentor.</summary>
    internal bool IsOwn(Mentor mentor) => user.May(Permissions.Mentor) && user.AccountId is { } me && mentor.AccountId == me;

    /// <summary>Does something to a pair and its mentor together; anew from the first read on where somebody else was faster, so that of two who take the last place the second hears that there is none.</summary>
    /// <param name="revision">Of the pair as it was read; a later one is a lost race.</param>
    /// <param name="act">Does it; refuses by throwing.</param>
    /// <returns>Null when there is no such pair, or none that the user may read of.</returns>
    internal Task<Pair?> Do(Id<Pair> id, long? revision, Func<Pair, Mentor, Task> act, CancellationToken ct) => db.InTransaction(
        IsolationLevel.ReadCommitted,
        async () =>
        {
            if (await Readable().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } pair) return null;
            if (revision is { } read && read != pair.Revision) db.Expect(pair, read);
            var mentor = await db.Set<Mentor>().SingleAsync(x => x.Id == pair.MentorId, ct);
            await act(pair, mentor);
            await notices.Follow(pair, mentor, ct);
            await db.SaveChangesAsync(ct);
            return pair;
        },
        x => x is not null,
        ct);

    /// <inheritdoc cref="Do(Id{Pair}, long?, Func{Pair, Mentor, Task}, CancellationToken)"/>
    internal Task<Pair?> Do(Id<Pair> id, long? revision, Action<Pair, Mentor> act, CancellationToken ct) => Do(id, revision, (pair, mentor) =>
    {
        act(pair, mentor);
        return Task.CompletedTask;
    }, ct);
}
