using Alliance.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Alliance.Ui;

/// <summary>The rows that somebody chose in a list (<see cref="ListBatch"/>), as the address says of the page that does something with them.</summary>
public static class ChosenRows
{
    /// <summary>The list as it was when they were chosen.</summary>
    public static string Back(ListAddress address, string list)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Elsewhere(list, (ListPage.ChosenName, null), (ListPage.AllName, null), (FoundRows.Name, null), (ListBatch.AsShownName, null));
    }

    /// <returns>Their ids; null when all that match the list's filters are meant. What is no id is left out.</returns>
    public static IReadOnlyList<Id<T>>? Read<T>(NavigationManager navigation)
    {
        ArgumentNullException.ThrowIfNull(navigation);
        var query = QueryHelpers.ParseQuery(navigation.ToAbsoluteUri(navigation.Uri).Query);
        if (query.TryGetValue(ListPage.AllName, out var all) && all.Contains("true", StringComparer.Ordinal)) return null;

        query.TryGetValue(ListPage.ChosenName, out var written);
        return [.. written.Select(x => Id<T>.TryParse(x, null, out var id) ? id : (Id<T>?)null).OfType<Id<T>>().Distinct().Take(Paging.LargestSize)];
    }
}
