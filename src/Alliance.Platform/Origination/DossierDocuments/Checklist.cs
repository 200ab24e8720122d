using Alliance.Kernel;
using Alliance.Platform.Origination.Enterprises;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>How a list of documents differs from an earlier one.</summary>
public enum ChecklistDifference
{
    Added,
    Dropped,
    Changed,
}

/// <summary>One document that is asked for otherwise than before.</summary>
/// <param name="Before">Null where it was not asked for.</param>
/// <param name="Now">Null where it is asked for no more.</param>
public sealed record ChecklistChange(ChecklistDifference Difference, ChecklistEntry? Before, ChecklistEntry? Now);

/// <summary>How far one document of the list is there.</summary>
public enum ChecklistState
{
    Missing,

    /// <summary>It waits for the virus scanner: neither there nor missing.</summary>
    BeingChecked,
    There,
}

/// <summary>The documents that one dossier needs: those of its kind of project, in the platform's order.</summary>
/// <param name="IsKept">The dossier is decided: later changes of the platform's list don't touch it.</param>
public sealed record Checklist(IReadOnlyList<ChecklistEntry> Entries, IReadOnlyList<ChecklistChange> Changes, bool IsKept)
{
    /// <param name="atReception">The platform's list when the dossier was received.</param>
    /// <param name="now">The list that counts: of the decision, else today's.</param>
    public static Checklist Of(IReadOnlyCollection<ChecklistEntry> atReception, IReadOnlyCollection<ChecklistEntry> now, ProjectKind kind, bool isKept)
    {
        var (before, after) = (For(kind, atReception), For(kind, now));
        return new(after, [.. Differences(before, after)], isKept);
    }

    public ChecklistEntry? Find(string code) => Entries.FirstOrDefault(x => x.Code == code);

    /// <summary>By what is tied to it: one that can be opened suffices.</summary>
    public static ChecklistState StateOf(ChecklistEntry entry, IEnumerable<DossierDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var tied = documents.Where(x => x.Listed == entry.Code && !x.IsWithdrawn).ToList();
        return tied.Exists(x => x.CanBeOpened) ? ChecklistState.There
            : tied.Exists(x => x.Check is DocumentCheck.Waiting && !x.LacksFile) ? ChecklistState.BeingChecked
            : ChecklistState.Missing;
    }

    private static List<ChecklistEntry> For(ProjectKind kind, IEnumerable<ChecklistEntry> all) => [.. all.Where(x => x.Projects.Contains(kind))];

    private static IEnumerable<ChecklistChange> Differences(List<ChecklistEntry> before, List<ChecklistEntry> after)
    {
        foreach (var now in after)
        {
            var was = before.Find(x => x.Code == now.Code);
            if (was is null) yield return new(ChecklistDifference.Added, null, now);
            else if (!was.IsSame(now)) yield return new(ChecklistDifference.Changed, was, now);
        }

        foreach (var was in before.Where(x => !after.Exists(y => y.Code == x.Code))) yield return new(ChecklistDifference.Dropped, was, null);
    }
}
