using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Ui;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>What the address of the arrears desk says: read by the list and by what is done with its rows.</summary>
internal static class ArrearsAddress
{
    public static ListArrears.Input Read(ListAddress address) => new()
    {
        Search = address[ListPage.SearchName],
        Bucket = Whole(address["bucket"], 20),
        Whose = DossierFilters.Read(address),
        From = BusinessDay.Read(address["from"]),
        To = BusinessDay.Read(address["to"]),
        PromiseBroken = address.Has("promiseBroken", "true"),
        NoContactFor = Whole(address["noContactFor"], 3650),
        PromiseDue = address.Has("promiseDue", "true"),
        Over = Whole(address["over"], 3650),
        StepDue = address.Has("stepDue", "true"),
    };

    private static int? Whole(string? written, int largest) =>
        int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= largest ? number : null;
}
