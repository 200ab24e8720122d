using Alliance.Kernel;

namespace Alliance.Ui;

/// <summary>A number beside an entry of the navigation: what waits there for this reader. Registered as a singleton by the area that owns the page.</summary>
/// <param name="Href">Of the <see cref="NavigationEntry"/>.</param>
/// <param name="Permission">Counted for those who have it; null for everyone signed in.</param>
/// <param name="Count">One query at most, since every page of the organisation asks for it.</param>
public sealed record NavigationCount(string Href, HostKind Kinds, string? Permission, Func<IServiceProvider, CancellationToken, Task<int>> Count);

/// <summary>All numbers of the navigation for one reader.</summary>
/// <remarks>Asks for no permission: each number has its own.</remarks>
public sealed class CountNavigation(IEnumerable<NavigationCount> counts, ICurrentUser user, IServiceProvider services)
{
    /// <param name="kind">Of the host.</param>
    /// <returns>By address, those above zero.</returns>
    public async Task<IReadOnlyDictionary<string, int>> Handle(HostKind kind, CancellationToken ct = default)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        if (user.AccountId is null) return found;
        foreach (var entry in counts.Where(x => x.Kinds.HasFlag(kind) && (x.Permission is null || user.May(x.Permission))))
        {
            if (await entry.Count(services, ct) is > 0 and var count) found[entry.Href] = count;
        }

        return found;
    }
}
