using Alliance.Kernel;
using Alliance.Ui;

namespace Alliance.Platform.Views;

/// <summary>Which lists there are, and who may read them: as the navigation has their pages.</summary>
public sealed class ListPages(IEnumerable<NavigationEntry> entries, ICurrentUser user)
{
    /// <returns>Whether the page, or the one that it stands below, is in the navigation of a platform and the reader has its permission.</returns>
    internal bool MayRead(string path) =>
        entries.Where(x => x.Kinds.HasFlag(HostKind.Platform) && IsAtOrBelow(path, x.Href)).MaxBy(x => x.Href.Length) is { } entry && (entry.Permission is null || user.May(entry.Permission));

    private static bool IsAtOrBelow(string path, string page) =>
        page.Length > 1 && (path == page || path.StartsWith(page + "/", StringComparison.Ordinal));
}
