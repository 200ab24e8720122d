namespace Alliance.Contracts.Platform;

/// <summary>A breakdown as it may be told: the one door for whatever leaves a platform or the Alliance by sector, gender, age group, kind of project or province.</summary>
/// <param name="AsOf">The year's end that it is of.</param>
/// <param name="Cells">Those told first, the most borrowers first; then those withheld, by their names, since a place among the others would tell their size. Empty ones don't appear, unless they hide a small one.</param>
/// <param name="Counted">See <see cref="ToldYear"/>.</param>
public sealed record ToldBreakdown(DateOnly AsOf, IReadOnlyList<ToldCell> Cells, IReadOnlyList<string> Counted)
{
    /// <summary>A cell's indicators by code: every member is there, and null where the cell is withheld or nobody counted it then.</summary>
    public Dictionary<string, object?> Published(ToldCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return Indicators.All.Where(x => x.InBreakdowns).ToDictionary(
            x => x.Code, x => (object?)(cell.Figures is { } figures && x.Stocks.All(y => Counted.Contains(y.Code, StringComparer.Ordinal)) ? x.Published(figures) : null), StringComparer.Ordinal);
    }
}

/// <param name="Figures">Null when withheld.</param>
public sealed record ToldCell(string Value, FigureSet? Figures)
{
    public bool Withheld => Figures is null;
}
