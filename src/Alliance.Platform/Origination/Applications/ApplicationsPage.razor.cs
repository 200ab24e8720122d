using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>All dossiers of the platform.</summary>
public sealed partial class ApplicationsPage(UseCase<ListApplications> listApplications, TenantContext tenant, ICurrentUser user, IStringLocalizer<PlatformText> text)
{
    private ListApplications.Found? _found;
    private ApplicationOrder _order;
    private bool _descending;

    [SupplyParameterFromQuery] public string? Status { get; set; }

    [SupplyParameterFromQuery] public string? Province { get; set; }

    protected override async Task Read()
    {
        if (!user.May(Permissions.ReadApplications)) return;
        (_order, _descending) = Ordered(ApplicationOrder.ReceivedOn, descending: true);
        _found = await listApplications.Run(x => x.Handle(new(
            Search, Filter<ApplicationStatus>(Status), Province, OrderBy: _order, Descending: _descending, Page: Paging)));
    }
}
