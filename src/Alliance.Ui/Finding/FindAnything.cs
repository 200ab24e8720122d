using Alliance.Kernel;

namespace Alliance.Ui;

/// <summary>Looks for what somebody typed among everything that they may see.</summary>
/// <remarks>Asks for no permission: each finder has its own.</remarks>
public sealed class FindAnything(IEnumerable<IFinder> finders, ICurrentUser user)
{
    /// <param name="host">Of the organisation.</param>
    /// <returns>In the order of the kinds; a kind of which nothing was found, or that the reader may not see, is left out.</returns>
    public async Task<IReadOnlyList<FoundGroup>> Handle(Sought sought, HostKind host, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(sought);
        if (!sought.IsEnough) return [];

        var groups = new List<FoundGroup>();
        foreach (var finder in finders.Where(x => x.Kinds.HasFlag(host) && (x.Permission is null || user.May(x.Permission))).OrderBy(x => x.Order))
        {
            // One after the other: they share a scope, and with it a database context.
            if (await finder.Find(sought, ct) is { Items.Count: > 0 } found) groups.Add(found);
        }

        return groups;
    }
}
