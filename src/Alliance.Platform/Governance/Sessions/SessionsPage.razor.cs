using Alliance.Kernel;
using Alliance.Platform.Governance.Bodies;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Sessions that concern the reader, those under way first; who runs sessions plans one here.</summary>
public sealed partial class SessionsPage(
    UseCase<ListSessions> listSessions, UseCase<ListPlannableBodies> listPlannable, NavigationManager navigation, ICurrentUser user, IBusinessDate business, IStringLocalizer<GovernanceText> text)
{
    private IReadOnlyList<ListSessions.Row>? _sessions;
    private IReadOnlyList<ListPlannableBodies.Row> _plannable = [];
    private bool _planning;

    private IEnumerable<(string Title, IReadOnlyList<ListSessions.Row> Rows)> Groups
    {
        get
        {
            var all = _sessions ?? [];
            bool IsUnderWay(ListSessions.Row x) => x.Phase is SessionPhase.Open or SessionPhase.Suspended;
            bool IsComing(ListSessions.Row x) => x.Phase is SessionPhase.Planned or SessionPhase.Convened && x.MeetsOn >= business.Today;
            (string Title, IReadOnlyList<ListSessions.Row> Rows)[] groups =
            [
                (text["Under way"], [.. all.Where(IsUnderWay)]),
                (text["Upcoming"], [.. all.Where(IsComing).OrderBy(x => x.MeetsOn)]),
                (text["Past"], [.. all.Where(x => !IsUnderWay(x) && !IsComing(x))]),
            ];
            return groups.Where(x => x.Rows.Count > 0);
        }
    }

    protected override async Task OnInitializedAsync()
    {
        if (!user.May(Permissions.ReadSessions) && !user.May(Permissions.AttendSessions)) return;
        _sessions = await listSessions.Show(x => x.Handle());
        _plannable = await listPlannable.Show(x => x.Handle());
    }

    private void Open(Id<Session> id) => navigation.NavigateTo($"/sessions/{id}");
}
