using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Notices;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Visits;

/// <summary>Where visits are found, and what becomes of them is saved and told. Asks for no permission: that is the use case's.</summary>
public sealed class VisitDesk(PlatformDb db, ICurrentUser user, IStaff staff, VisitMails mails, RaiseNotice raise)
{
    /// <summary>Somebody else has planned one for the reader, or changed it.</summary>
    public static NoticeKind Planned { get; } = new("visit-planned", typeof(VisitsText), Permissions.RegisterApplications);

    internal Task<LoanApplication?> Dossier(Id<LoanApplication> id, CancellationToken ct) => db.Applications.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct);

    internal async Task<IReadOnlyList<StaffMember>> People(CancellationToken ct) =>
        [.. (await staff.Holding(Permissions.RegisterApplications, ct)).OrderBy(x => x.Name, StringComparer.CurrentCulture)];

    /// <param name="account">Null for the user.</param>
    /// <exception cref="RefusedException"><c>visit.nobody-goes</c>.</exception>
    internal async Task<StaffMember> Goes(Guid? account, CancellationToken ct) =>
        (await staff.Holding(Permissions.RegisterApplications, ct)).FirstOrDefault(x => x.AccountId == (account ?? user.AccountId))
        ?? throw new RefusedException("visit.nobody-goes", "No account of this platform with this id works on dossiers.");

    /// <param name="revision">Of the visit as it was read; a later one is a lost race.</param>
    /// <param name="act">Does it; refuses by throwing.</param>
    /// <returns>Null when this dossier has no such visit.</returns>
    internal async Task<Visit?> Do(Id<LoanApplication> application, Id<Visit> id, long? revision, Func<LoanApplication, Visit, Task> act, CancellationToken ct)
    {
        if (await db.Set<Visit>().SingleOrDefaultAsync(x => x.Id == id && x.ApplicationId == application, ct) is not { } visit || await Dossier(application, ct) is not { } dossier) return null;
        db.Expect(visit, revision);
        var (steps, went) = (visit.Steps.Count, visit.GoesId);
        await act(dossier, visit);
        if (visit.Steps.Count > steps) await Save(visit, dossier, went, ct);
        return visit;
    }

    /// <summary>Saves what became of a visit; whoever goes is told, and their calendar.</summary>
    internal async Task Save(Visit visit, LoanApplication dossier, Guid? wentBefore, CancellationToken ct)
    {
        await raise.Settle(Planned, $"{visit.Id}", ct);
        if (visit.State is VisitState.Planned)
            await raise.Handle(Planned, new($"{visit.Id}", $"/applications/{dossier.Id}#visits")
            {
                Time = visit.Steps.Count,
                AccountId = visit.GoesId,
                Details = [dossier.Number, visit.On],
                About = await db.Enterprises.Where(x => x.Id == dossier.EnterpriseId).Select(x => x.Profile.Name).SingleAsync(ct),
            }, ct);
        await mails.Follow(visit, dossier, wentBefore, ct);
        await db.SaveChangesAsync(ct);
    }
}
