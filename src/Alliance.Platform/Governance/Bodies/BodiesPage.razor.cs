using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Governance.Bodies;

/// <summary>Bodies with members and mandates; the director founds them and keeps their mandates.</summary>
public sealed partial class BodiesPage(UseCase<ListBodies> listBodies, ICurrentUser user, IStringLocalizer<GovernanceText> text)
{
    private enum Sheet
    {
        None,
        Found,
        Join,
        Ties,
        Renew,
        End,
    }

    private IReadOnlyList<ListBodies.Row>? _bodies;
    private Sheet _sheet;
    private ListBodies.Row? _body;
    private ListBodies.Member? _member;
    private string? _done;

    private bool MayManage => user.May(Permissions.ManageBodies);

    protected override async Task OnInitializedAsync()
    {
        if (user.May(Permissions.ReadSessions) || user.May(Permissions.AttendSessions)) _bodies = await listBodies.Show(x => x.Handle());
    }

    private void Show(Sheet sheet, ListBodies.Row body, ListBodies.Member? member) => (_sheet, _body, _member, _done) = (sheet, body, member, null);

    private void Close() => _sheet = Sheet.None;

    private async Task Done(string done)
    {
        (_sheet, _done) = (Sheet.None, done);
        _bodies = await listBodies.Run(x => x.Handle());
    }
}
