namespace Alliance.Contracts.Platform;

/// <summary>Groups of fewer than five persons aren't shown: somebody could be recognised.</summary>
public static class Disclosure
{
    public const int SmallestGroup = 5;

    /// <summary>What tells of dossiers: the persons behind it are applicants, behind all else borrowers.</summary>
    private static readonly HashSet<string> OfDossiers = [.. new[]
    {
        Indicators.ApplicationsReceived, Indicators.ApplicationsAppraised, Indicators.ApplicationsPresented, Indicators.ApplicationsRefused, Indicators.ApplicationsWithdrawn,
        Indicators.ApplicationsDecided, Indicators.ApplicationsApproved, Indicators.DecisionDays, Indicators.Applicants,
    }.Select(x => x.Code)];

    /// <summary>One to four: of nobody, nothing is told.</summary>
    public static bool IsSmall(long persons) => persons is > 0 and < SmallestGroup;

    /// <summary>Whether dossiers of fewer than five applicants are told, or loans of fewer than five borrowers.</summary>
    /// <remarks>A cell may tell of more people than it counts: each is counted once, where their first dossier is, but the loan for a second enterprise stands where that enterprise is.</remarks>
    public static bool IsSmall(FigureSet cell) => Tally.Of(cell).IsSmall;

    internal static bool TellsOfDossiers(FigureSet cell) => cell.ByCode().Any(x => OfDossiers.Contains(x.Key));

    internal static bool TellsOfLoans(FigureSet cell) => cell.ByCode().Any(x => !OfDossiers.Contains(x.Key));

    /// <summary>The figures from which shares of persons are told: of the last year that differs from each one they were told from before by nobody, or by five and more; of nothing until then.</summary>
    /// <remarks>Two years differ by those who came between them: 22 women of 48 after 20 of 40 are two women. Who came in a year that isn't told is told with a later one.
    /// Shares have one chain, since they are divided by the same borrowers. One that is withheld by itself, like that of 3 rural borrowers, holds up no other.</remarks>
    /// <param name="yearEnds">As they were told, up to the date asked for, ascending.</param>
    public static FigureSet OfPersons(IEnumerable<FigureSet> yearEnds)
    {
        ArgumentNullException.ThrowIfNull(yearEnds);
        var told = new List<FigureSet> { FigureSet.Zero };
        foreach (var next in yearEnds)
            if (!told.Exists(x => TellOfFew(x, next))) told.Add(next);
        return told[^1];
    }

    private static bool TellOfFew(FigureSet told, FigureSet next) =>
        IsSmall(Math.Abs(next[Indicators.Borrowers] - told[Indicators.Borrowers]))
        || Indicators.SharesOfPersons.Any(x => !x.IsWithheld(told) && !x.IsWithheld(next) && (PersonsBeside.Of(x, next) - PersonsBeside.Of(x, told)).AreFew);

    /// <summary>Breakdowns are told as of the ends of years alone, for the same reason.</summary>
    public static bool IsYearEnd(DateOnly day) => day is { Month: 12, Day: 31 };
}
