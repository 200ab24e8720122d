using System.Globalization;
using Alliance.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Alliance.Ui;

/// <summary>What the address of a list says: search, filters, order, page, columns. Every control of a list is a link to another such address, so that a view can be kept and sent, and Back finds it again.</summary>
/// <param name="Path">Of the page, with its leading slash: the document's base would lead a query alone elsewhere.</param>
/// <param name="Query">One value for each name, none of them blank.</param>
public sealed record ListAddress(string Path, IReadOnlyList<KeyValuePair<string, string>> Query)
{
    /// <summary>The page's number, which every other change sets back to the first.</summary>
    public const string PageName = "page";

    public static ListAddress Nowhere { get; } = new("", []);

    public string Href => Path + new QueryBuilder(Query);

    /// <summary>Null when the address doesn't say.</summary>
    public string? this[string name] => Query.FirstOrDefault(x => x.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public static ListAddress Of(NavigationManager navigation)
    {
        ArgumentNullException.ThrowIfNull(navigation);
        var address = navigation.ToAbsoluteUri(navigation.Uri);
        return new(address.AbsolutePath, [.. QueryHelpers.ParseQuery(address.Query)
            .Where(x => !TypedText.IsBlank(x.Value[0])).Select(x => KeyValuePair.Create(x.Key, x.Value[0]!))]);
    }

    /// <summary>The same list; days of these names that were typed are written <c>2023-06-30</c>, what can't be read stays.</summary>
    public ListAddress InIso(IReadOnlyList<string> days) => days.Count == 0 ? this : this with
    {
        Query = [.. Query.Select(x => days.Contains(x.Key, StringComparer.OrdinalIgnoreCase) && TypedDay.Find(x.Value) is { } day
            ? KeyValuePair.Create(x.Key, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : x)],
    };

    /// <summary>The same list with something changed, from its first page on unless the page is what changes.</summary>
    /// <param name="changes">A null or blank value takes the name out.</param>
    public ListAddress With(params IEnumerable<(string Name, string? Value)> changes)
    {
        var changed = changes.ToList();
        var kept = Query.Where(x => !Is(x.Key, PageName) && !changed.Exists(y => Is(x.Key, y.Name)));
        return this with { Query = [.. kept, .. changed.Where(x => !TypedText.IsBlank(x.Value)).Select(x => KeyValuePair.Create(x.Name, x.Value!))] };
    }

    /// <summary>With the filter set, or without it when it is.</summary>
    public ListAddress Toggled(string name, string value) => With((name, Has(name, value) ? null : value));

    public bool Has(string name, string value) => string.Equals(this[name], value, StringComparison.OrdinalIgnoreCase);

    /// <summary>Another address about the same rows in the same order: where they are exported.</summary>
    public string Elsewhere(string path, params IEnumerable<(string Name, string? Value)> additions) =>
        QueryHelpers.AddQueryString(path, With([(ListPage.SizeName, null), (ListPage.ColumnsName, null), .. additions]).Query.Select(x => KeyValuePair.Create(x.Key, (string?)x.Value)));

    public bool Equals(ListAddress? other) => other?.Href == Href;

    public override int GetHashCode() => Href.GetHashCode(StringComparison.Ordinal);

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
