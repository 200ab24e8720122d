using Alliance.Kernel;
using Alliance.Platform.Insight.Figures;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Insight.Dashboard;

/// <summary>The platform's figures, for the staff.</summary>
public sealed partial class DashboardPage(
    UseCase<ShowDashboard> showDashboard, ICurrentUser user, IBusinessDate business, IStringLocalizer<PlatformText> text)
{
    private ShowDashboard.Dashboard? _dashboard;

    protected override async Task OnInitializedAsync()
    {
        if (user.May(Permissions.ReadFigures)) _dashboard = await showDashboard.Run(x => x.Handle());
    }
}
