using Alliance.Kernel;
using Alliance.Ui;

namespace Alliance.Platform.Origination.Applications;

/// <summary>What the address of the list of dossiers says: read by the list and by what is done with its rows.</summary>
internal static class ApplicationsAddress
{
    public static ListApplications.Input Read(ListAddress address) => new()
    {
        Search = address[ListPage.SearchName],
        Status = Word<ApplicationStatus>.TryParse(address["status"], null, out var status) ? status.Value : null,
        Open = address["open"] is "true",
        Overdue = address["overdue"] is "true",
        Whose = DossierFilters.Read(address),
        From = BusinessDay.Read(address["from"]),
        To = BusinessDay.Read(address["to"]),
    };
}
