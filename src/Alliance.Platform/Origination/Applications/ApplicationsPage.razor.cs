using Alliance.Kernel;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>All dossiers of the platform.</summary>
public sealed partial class ApplicationsPage(UseCase<ListApplications> listApplications, ICurrentUser user, IStringLocalizer<PlatformText> text)
{
    private ListApplications.Found? _found;
    private ApplicationOrder _order;
    private bool _descending;

    protected override IReadOnlyList<string> Days => ["from", "to"];

    protected override async Task Read()
    {
        if (!user.May(Permissions.ReadApplications)) return;
        (_order, _descending) = Ordered(ApplicationOrder.ReceivedOn, descending: true);
        _found = await listApplications.Run(x => x.Handle(ApplicationsAddress.Read(Address) with { OrderBy = _order, Descending = _descending, Page = Paging }));
    }
}
