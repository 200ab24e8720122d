using Alliance.Kernel;
using Alliance.Ui;

namespace Alliance.Platform.Origination.Applications;

/// <summary>What the address of the list of dossiers says: read by the list and by what is done with its rows.</summary>
internal static class ApplicationsAddress
{
    /// <summary>The list as a board: what stands there alone, a column for each state.</summary>
    public const string BoardName = "board";

    public const string DecidedFromName = "decidedFrom";

    public static ListApplications.Input Read(ListAddress address) => new()
    {
        Search = address[ListPage.SearchName],
        Status = Word<ApplicationStatus>.TryParse(address["status"], null, out var status) ? status.Value : null,
        Open = address["open"] is "true",
        Overdue = address["overdue"] is "true",
        Board = address[BoardName] is "true",
        Whose = DossierFilters.Read(address),
        From = BusinessDay.Read(address["from"]),
        To = BusinessDay.Read(address["to"]),
        DecidedFrom = BusinessDay.Read(address[DecidedFromName]),
    };
}
