using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>The platform's dossiers, as a table or as a board.</summary>
public sealed partial class ApplicationsPage(UseCase<ListApplications> listApplications, UseCase<ShowBoard> showBoard, ICurrentUser user, IStringLocalizer<PlatformText> text)
{
    private const string Choosing = "dossiers-chosen";

    private readonly string[] _fields = [.. DossierListFilters.Fields];
    private ListApplications.Found? _found;
    private ShowBoard.Board? _board;
    private ApplicationOrder _order;
    private bool _descending;

    protected override IReadOnlyList<string> Days => ["from", "to", ApplicationsAddress.DecidedFromName];

    protected override async Task Read()
    {
        if (!user.May(Permissions.ReadApplications)) return;
        var asked = ApplicationsAddress.Read(Address);
        (_order, _descending) = Ordered(ApplicationOrder.ReceivedOn, descending: true);
        if (asked.Board) _board = await showBoard.Run(x => x.Handle(asked));
        else _found = await listApplications.Run(x => x.Handle(asked with { OrderBy = _order, Descending = _descending, Page = Paging }));
    }
}
