using Alliance.Kernel;
using Alliance.Platform.Governance.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Who reads a dossier: the platform's own staff all, members of a committee those that a session of theirs has on its agenda, as long as they have a mandate, never one from which they are recused.</summary>
public sealed class DossierAccess(PlatformDb db, SessionDesk desk, ICurrentUser user, IBusinessDate business)
{
    /// <returns>False for a member to whom it isn't shown: to them there is no such dossier.</returns>
    /// <exception cref="NotAllowedException">The user neither reads dossiers nor sits in a body.</exception>
    public async Task<bool> DemandReading(Id<LoanApplication> id, CancellationToken ct)
    {
        if (user.May(Permissions.ReadApplications)) return true;
        user.Demand(Permissions.AttendSessions);
        var key = id.Value;
        var sessions = await db.Set<Session>().AsNoTracking()
            .Where(x => x.Items.Any(y => y.Kind == DossiersOnAgenda.Word && y.Subject == key))
            .Select(x => x.Id).ToListAsync(ct);
        var isShown = false;
        foreach (var session in sessions)
        {
            if (await desk.Find(session, ct) is not { Seat: { } seat, State: { } state } sitting) continue; // not their session
            if (sitting.Session.Items.Any(x => x.Kind == DossiersOnAgenda.Word && x.Subject == key && state.Declared.GetValueOrDefault((x.Key, seat)) is not null)) return false;
            isShown |= sitting.Session.Phase is not SessionPhase.Cancelled && sitting.Members.Any(x => SessionDesk.KeyOf(x) == seat && x.MandateOn(business.Today) is not null);
        }

        return isShown;
    }
}
