namespace Alliance.Contracts.Platform;

/// <summary>A breakdown of a year's end as it is told, kept for good: a later correction changes no cell of it, and what is told of later years is held against it.</summary>
/// <param name="Cells">Of everybody, those withheld among them; never to be shown.</param>
/// <param name="Parts">All that a cell may be called, in groups whose totals are published each by itself.</param>
/// <param name="Withheld">What isn't told, by name.</param>
public sealed record ToldTable(
    DateOnly AsOf, string Dimension, IReadOnlyList<FigureCell> Cells, IReadOnlyList<IReadOnlyList<string>> Parts, IReadOnlyList<string> Withheld)
{
    /// <summary>Withholds what, together with the totals and with those told before, would tell of one to four persons.</summary>
    /// <param name="earlier">All told of this dimension, ascending.</param>
    public static ToldTable Of(BreakdownTable table, IEnumerable<ToldTable> earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return BreakdownRelease.Of(table, [.. earlier.Select(BreakdownRelease.Of)]).Kept(table.Dimension);
    }

    /// <param name="counted">Codes of the stocks that were counted.</param>
    public ToldBreakdown Told(IReadOnlyList<string> counted) => new(AsOf,
    [
        .. Cells.Where(x => !Withheld.Contains(x.By!.Value, StringComparer.Ordinal))
            .OrderByDescending(x => x.Figures[Indicators.Borrowers]).ThenBy(x => x.By!.Value, StringComparer.Ordinal).Select(x => new ToldCell(x.By!.Value, x.Figures)),
        .. Withheld.Select(x => new ToldCell(x, null)),
    ], counted);
}
