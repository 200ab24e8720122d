namespace Alliance.Contracts.Platform;

/// <summary>Groups of fewer than five persons aren't shown: somebody could be recognised.</summary>
public static class Disclosure
{
    public const int SmallestGroup = 5;

    /// <summary>One to four: of nobody, nothing is told.</summary>
    public static bool IsSmall(long persons) => persons is > 0 and < SmallestGroup;

    /// <summary>Whether something is told, and of fewer than five borrowers or of one to four applicants.</summary>
    /// <remarks>A cell may tell of more people than it counts: each is counted once, where their first dossier is, but the loan for a second enterprise stands where that enterprise is.</remarks>
    public static bool IsSmall(FigureSet cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell != FigureSet.Zero && (cell[Indicators.Borrowers] < SmallestGroup || IsSmall(cell[Indicators.Applicants]));
    }

    /// <summary>The figures from which shares of persons are told: of the last year's end by which at least five borrowers came since the one told before; of nothing until then.</summary>
    /// <remarks>Two dates differ by those who came between them. Told month by month, a share would tell of the one person who came.</remarks>
    /// <param name="yearEnds">Up to the date asked for, ascending.</param>
    public static FigureSet OfPersons(IEnumerable<FigureSet> yearEnds)
    {
        ArgumentNullException.ThrowIfNull(yearEnds);
        return yearEnds.Aggregate(FigureSet.Zero, (told, next) => next[Indicators.Borrowers] - told[Indicators.Borrowers] >= SmallestGroup ? next : told);
    }

    /// <summary>The small cells of a dimension, and the smallest others, empty ones last, until those withheld are several and no small group together: else the total would tell.</summary>
    public static IReadOnlySet<FigureCell> Withheld(IReadOnlyCollection<FigureCell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var withheld = cells.Where(x => IsSmall(x.Figures)).ToHashSet();
        if (withheld.Count == 0) return withheld;

        var others = cells.Except(withheld).OrderBy(x => x.Figures == FigureSet.Zero).ThenBy(x => x.Figures[Indicators.Borrowers]).ThenBy(x => x.By!.Value, StringComparer.Ordinal);
        foreach (var next in others)
        {
            if (withheld.Count > 1 && !IsSmall(withheld.Aggregate(FigureSet.Zero, (sum, x) => sum + x.Figures))) break;
            withheld.Add(next);
        }

        return withheld;
    }
}
