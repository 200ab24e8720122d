using Alliance.Kernel;

namespace Alliance.Platform.Entries;

/// <summary>Something that somebody changed, for who looks over it afterwards.</summary>
/// <param name="At">UTC; when it was entered.</param>
/// <param name="By">Who entered it; two names where two persons decided.</param>
/// <param name="What">In the reader's language.</param>
/// <param name="Href">The record it was entered on.</param>
public sealed record RecentChange(DateTime At, string By, string What, string Href)
{
    /// <summary>The record's number, or the reason that was given; null where there is none.</summary>
    public string? About { get; init; }
}

/// <summary>Changes of one area; registered by it, so that who shows them together knows none of the areas.</summary>
public interface IRecentChanges
{
    /// <summary>Who may read them.</summary>
    string Permission { get; }

    /// <summary>The latest, by one or two queries.</summary>
    /// <param name="most">So many at most.</param>
    Task<IReadOnlyList<RecentChange>> Latest(int most, CancellationToken ct);
}

/// <summary>What changed lately on the platform, whoever did it: as far as the reader may read each.</summary>
/// <remarks>Asks for no permission: each area has its own.</remarks>
public sealed class ListRecentChanges(IEnumerable<IRecentChanges> areas, ICurrentUser user)
{
    /// <param name="most">So many at most.</param>
    public async Task<IReadOnlyList<RecentChange>> Handle(int most, CancellationToken ct = default)
    {
        var found = new List<RecentChange>();
        foreach (var area in areas.Where(x => user.May(x.Permission))) found.AddRange(await area.Latest(most, ct));
        return [.. found.OrderByDescending(x => x.At).Take(most)];
    }
}
