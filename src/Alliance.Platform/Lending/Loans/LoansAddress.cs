using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Ui;

namespace Alliance.Platform.Lending.Loans;

/// <summary>What the address of the list of loans says: read by the list and by what is done with its rows.</summary>
internal static class LoansAddress
{
    public static ListLoans.Input Read(ListAddress address) => new()
    {
        Search = address[ListPage.SearchName],
        Status = Word<LoanStatus>.TryParse(address["status"], null, out var status) ? status.Value : null,
        Late = bool.TryParse(address["late"], out var late) ? late : null,
        Bucket = int.TryParse(address["bucket"], NumberStyles.None, CultureInfo.InvariantCulture, out var bucket) && bucket <= 20 ? bucket : null,
        Whose = DossierFilters.Read(address),
        From = BusinessDay.Read(address["from"]),
        To = BusinessDay.Read(address["to"]),
    };
}
