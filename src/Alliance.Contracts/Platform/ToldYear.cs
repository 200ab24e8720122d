namespace Alliance.Contracts.Platform;

/// <summary>All breakdowns of a year's end, told together and once: what a platform keeps of itself, and the Alliance of the country.</summary>
/// <param name="Counted">Codes of the stocks that were counted: of an indicator declared later the year tells nothing, rather than 0.</param>
public sealed record ToldYear(DateOnly AsOf, IReadOnlyList<ToldTable> Tables, IReadOnlyList<string> Counted)
{
    /// <param name="tables">One per dimension.</param>
    /// <param name="earlier">All that were told, ascending: a year is told after those before it, and none before one that is told.</param>
    public static ToldYear Of(DateOnly asOf, IEnumerable<BreakdownTable> tables, IReadOnlyList<ToldYear> earlier, IReadOnlyList<string> counted) =>
        new(asOf, [.. tables.Select(x => ToldTable.Of(x, earlier.SelectMany(y => y.Tables).Where(y => y.Dimension == x.Dimension)))], counted);

    /// <summary>Null for a dimension that was none yet.</summary>
    public ToldBreakdown? By(string dimension) => Tables.FirstOrDefault(x => x.Dimension == dimension)?.Told(Counted);
}
