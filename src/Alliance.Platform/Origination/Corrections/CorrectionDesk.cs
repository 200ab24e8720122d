using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Corrections;

/// <summary>Where what becomes of corrections is written down, in the history of their dossier too. Asks for no permission: that is the use case's.</summary>
public sealed class CorrectionDesk(PlatformDb db, Clerk clerk, CorrectionNotices notices)
{
    /// <param name="id">Of the correction.</param>
    /// <param name="revision">Of the correction as it was read; a later one is a lost race.</param>
    /// <param name="happened">What the dossier's history calls it.</param>
    /// <param name="act">Does it; refuses by throwing.</param>
    /// <returns>Null when this dossier has no such correction.</returns>
    /// <exception cref="RefusedException"><c>application.already-decided</c>, and what <paramref name="act"/> refuses.</exception>
    internal async Task<Correction?> Do(Id<LoanApplication> application, Id<Correction> id, long? revision, ApplicationEventKind happened, Func<LoanApplication, Correction, Task> act, CancellationToken ct)
    {
        if (await db.Set<Correction>().SingleOrDefaultAsync(x => x.Id == id && x.ApplicationId == application, ct) is not { } correction) return null;
        var dossier = await db.Applications.SingleAsync(x => x.Id == application, ct);
        db.Expect(correction, revision);
        if (!dossier.IsUndecided) throw new RefusedException("application.already-decided", "This dossier has been decided.");
        await act(dossier, correction);
        await WriteDown(dossier, correction, happened, ct);
        return correction;
    }

    /// <summary>Saves what became of a correction, with a line in its dossier's history.</summary>
    internal async Task WriteDown(LoanApplication application, Correction correction, ApplicationEventKind happened, CancellationToken ct)
    {
        var step = correction.Steps.MaxBy(x => x.Sequence)!;
        application.FollowCorrection(happened, correction.Number, step.Words, step.On, clerk.Entry);
        await notices.Follow(application, correction, ct);
        await db.SaveChangesAsync(ct);
    }
}
