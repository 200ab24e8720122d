namespace Alliance.Contracts.Platform;

/// <summary>A breakdown as it may be told: the one door for whatever leaves a platform or the Alliance by sector, gender, age group, kind of project or province.</summary>
/// <param name="AsOf">The year's end that it is of.</param>
/// <param name="Cells">Those told first, the most borrowers first; then those withheld, by their names, since a place among the others would tell their size.</param>
public sealed record ToldBreakdown(DateOnly AsOf, IReadOnlyList<ToldCell> Cells)
{
    /// <summary>The last of several year ends, with nothing in it from which those before, or the totals, tell what is withheld.</summary>
    /// <param name="yearEnds">All up to the day asked for, ascending.</param>
    /// <returns>Null before the first year's end.</returns>
    public static ToldBreakdown? Last(IEnumerable<BreakdownTable> yearEnds)
    {
        ArgumentNullException.ThrowIfNull(yearEnds);
        var releases = new List<BreakdownRelease>();
        foreach (var table in yearEnds) releases.Add(BreakdownRelease.Of(table, releases));
        return releases is [.., var last] ? last.Told() : null;
    }
}

/// <param name="Figures">Null when withheld.</param>
public sealed record ToldCell(string Value, FigureSet? Figures)
{
    public bool Withheld => Figures is null;
}
