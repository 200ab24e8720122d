namespace Alliance.Contracts.Platform;

/// <summary>A platform's figures of one month, whole: it replaces what was announced for that month with a lower revision. Recipient: the Alliance.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="AsOf">Last day of the month, or the platform's business date in the current month. Figures are stocks at the end of that day.</param>
/// <param name="Revision">Rises with each announcement of this platform for this month; repeated or late messages are recognised by it.</param>
/// <param name="Breakdown">One cell per value of each dimension; groups of fewer than five persons are withheld when shown, not here.</param>
public sealed record FiguresAnnounced(
    DateOnly Month, DateOnly AsOf, long Revision, FigureSet Total, IReadOnlyList<BreakdownCell> Breakdown);

/// <summary>Which revision of each month the platform last announced, so that a lost message is noticed. Recipient: the Alliance.</summary>
public sealed record FiguresInventory(DateOnly BusinessDate, IReadOnlyList<MonthRevision> Months);

public sealed record MonthRevision(DateOnly Month, long Revision);

/// <param name="Dimension"><c>sector</c>, <c>gender</c>, <c>ageGroup</c>, <c>projectKind</c> or <c>province</c>.</param>
/// <param name="Value">A code, never a person: <c>agriculture</c>, <c>woman</c>, <c>under-35</c>, <c>created</c>, <c>Tiznit</c>…</param>
/// <param name="Persons">Borrowers behind the cell.</param>
public sealed record BreakdownCell(string Dimension, string Value, int Persons, FigureSet Figures);
