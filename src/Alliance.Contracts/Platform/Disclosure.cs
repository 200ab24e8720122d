namespace Alliance.Contracts.Platform;

/// <summary>Groups of fewer than five persons aren't shown: somebody could be recognised.</summary>
public static class Disclosure
{
    public const int SmallestGroup = 5;

    /// <summary>What tells of dossiers: the persons behind it are applicants, behind all else borrowers.</summary>
    private static readonly HashSet<string> OfDossiers = [.. new[]
    {
        Indicators.ApplicationsReceived, Indicators.ApplicationsRefused, Indicators.ApplicationsWithdrawn, Indicators.ApplicationsDecided, Indicators.DecisionDays, Indicators.Applicants,
    }.Select(x => x.Code)];

    /// <summary>One to four: of nobody, nothing is told.</summary>
    public static bool IsSmall(long persons) => persons is > 0 and < SmallestGroup;

    /// <summary>Whether dossiers of fewer than five applicants are told, or loans of fewer than five borrowers.</summary>
    /// <remarks>A cell may tell of more people than it counts: each is counted once, where their first dossier is, but the loan for a second enterprise stands where that enterprise is.</remarks>
    public static bool IsSmall(FigureSet cell) => Tally.Of(cell).IsSmall;

    internal static bool TellsOfDossiers(FigureSet cell) => cell.ByCode().Any(x => OfDossiers.Contains(x.Key));

    internal static bool TellsOfLoans(FigureSet cell) => cell.ByCode().Any(x => !OfDossiers.Contains(x.Key));

    /// <summary>The figures from which shares of persons are told: of the last year that is told by which at least five borrowers came since the one told before; of nothing until then.</summary>
    /// <remarks>Two dates differ by those who came between them. Told month by month, a share would tell of the one person who came.</remarks>
    /// <param name="yearEnds">As they were told, up to the date asked for, ascending.</param>
    public static FigureSet OfPersons(IEnumerable<FigureSet> yearEnds)
    {
        ArgumentNullException.ThrowIfNull(yearEnds);
        return yearEnds.Aggregate(FigureSet.Zero, (told, next) => next[Indicators.Borrowers] - told[Indicators.Borrowers] >= SmallestGroup ? next : told);
    }

    /// <summary>Breakdowns are told as of the ends of years alone, for the same reason.</summary>
    public static bool IsYearEnd(DateOnly day) => day is { Month: 12, Day: 31 };
}
