using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>Where what becomes of opinions of outsiders is found and written down. Asks for the permission to read confidential ones alone: the rest is the use case's.</summary>
public sealed class OpinionDesk(PlatformDb db, ICurrentUser user, Clerk clerk)
{
    /// <summary>Those that the user may read, who reads the dossier: of a confidential one others don't learn that there is one.</summary>
    internal IQueryable<OutsideOpinion> Readable(Id<LoanApplication> application)
    {
        var all = user.May(Permissions.ReadConfidentialOpinions);
        return db.Set<OutsideOpinion>().Where(x => x.ApplicationId == application && (all || !x.IsConfidential));
    }

    /// <param name="revision">Of the opinion as it was read; a later one is a lost race.</param>
    /// <param name="happened">What the dossier's history calls it; null where it stands with the opinion alone.</param>
    /// <param name="act">Does it; refuses by throwing.</param>
    /// <returns>Null when this dossier has no such opinion, or none that the user may read.</returns>
    /// <exception cref="RefusedException"><c>application.already-decided</c>, and what <paramref name="act"/> refuses.</exception>
    internal async Task<OutsideOpinion?> Do(Id<LoanApplication> application, Id<OutsideOpinion> id, long? revision, ApplicationEventKind? happened, Func<OutsideOpinion, Task> act, CancellationToken ct)
    {
        if (await Readable(application).SingleOrDefaultAsync(x => x.Id == id, ct) is not { } opinion) return null;
        var dossier = await db.Applications.SingleAsync(x => x.Id == application, ct);
        db.Expect(opinion, revision);
        if (!dossier.IsUndecided) throw new RefusedException("application.already-decided", "This dossier has been decided.");
        await act(opinion);
        if (happened is { } kind) WriteDown(dossier, opinion, kind, clerk.Entry);
        await db.SaveChangesAsync(ct);
        return opinion;
    }

    /// <summary>In the history of the dossier, which all read who read it: nothing of a confidential one stands there.</summary>
    internal static void WriteDown(LoanApplication dossier, OutsideOpinion opinion, ApplicationEventKind kind, Entry entry)
    {
        if (!opinion.IsConfidential) dossier.FollowOpinion(kind, opinion.Of.Signature, entry);
    }
}
