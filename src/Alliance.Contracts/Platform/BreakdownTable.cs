namespace Alliance.Contracts.Platform;

/// <summary>All that is counted by a dimension at a year's end, before anything is withheld.</summary>
/// <param name="Dimension">One of <see cref="Dimensions"/>.</param>
/// <param name="Platforms">Whose totals are published each by itself: a platform alone, or all of the country.</param>
/// <param name="Untold">Nothing of it may be told, since something else that is told together with it would give a small group away.</param>
public sealed record BreakdownTable(DateOnly AsOf, string Dimension, IReadOnlyList<BreakdownPart> Platforms, bool Untold = false);

/// <summary>What one platform counts.</summary>
/// <param name="Cells">Of the table's dimension.</param>
/// <param name="Empty">Values where it might have somebody: its provinces.</param>
public sealed record BreakdownPart(IReadOnlyList<FigureCell> Cells, IReadOnlyList<string> Empty);
