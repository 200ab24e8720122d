using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Alliance.Tenancy.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accompaniment.Mentoring.Notes;

/// <summary>Where confidential notes are found: by who wrote them, of their own pairs, and by nobody else whatever they may do.</summary>
/// <remarks>What is replaced or deleted is overwritten in the database's files too.</remarks>
public sealed class NoteDesk(PlatformDb db, ICurrentUser user, PairDesk pairs, DeletedTraces traces)
{
    /// <summary>The account that writes.</summary>
    /// <exception cref="NotAllowedException">Nobody is signed in who could.</exception>
    internal Guid Author => user.AccountId ?? throw new NotAllowedException(Permissions.Mentor);

    /// <summary>Whether the reader is the mentor of this pair.</summary>
    internal Task<bool> IsOwn(Id<Pair> pair, CancellationToken ct) => pairs.Own().AnyAsync(x => x.Id == pair, ct);

    /// <summary>The reader's own notes of a pair.</summary>
    internal IQueryable<ConfidentialNote> Own(Id<Pair> pair)
    {
        user.Demand(Permissions.Mentor);
        var me = Author;
        return db.Set<ConfidentialNote>().Where(x => x.PairId == pair && x.AccountId == me);
    }

    internal async Task Save(CancellationToken ct)
    {
        await traces.Overwrite(db, ct);
        await db.SaveChangesAsync(ct);
        await traces.Forget(ct);
    }
}
