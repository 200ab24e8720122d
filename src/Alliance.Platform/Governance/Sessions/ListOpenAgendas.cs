using Alliance.Kernel;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Sessions that aren't over and whose agenda the user makes, the next one first.</summary>
public sealed class ListOpenAgendas(ListSessions sessions, SessionDesk desk, ICurrentUser user, IBusinessDate business)
{
    public async Task<IReadOnlyList<ListSessions.Row>> Handle(CancellationToken ct = default)
    {
        user.Demand(Permissions.AttendSessions);
        var open = new List<ListSessions.Row>();
        foreach (var row in (await sessions.Handle(ct)).Where(IsLive).OrderBy(x => x.MeetsOn).ThenBy(x => x.BodyName, StringComparer.CurrentCulture))
            if (user.May(Permissions.RunSessions) || await desk.Find(row.Id, ct) is { MayRun: true }) open.Add(row);
        return open;
    }

    /// <summary>As <see cref="Session.IsLive"/> says of sessions.</summary>
    private bool IsLive(ListSessions.Row row) =>
        row.Phase is SessionPhase.Open or SessionPhase.Suspended || (row.Phase is not (SessionPhase.Closed or SessionPhase.Cancelled) && row.MeetsOn >= business.Today);
}
