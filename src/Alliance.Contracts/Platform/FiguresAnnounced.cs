namespace Alliance.Contracts.Platform;

/// <summary>A platform's figures of one month, whole: it replaces what was announced for that month with a lower revision. Recipient: the Alliance.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="AsOf">Last day of the month, or the platform's business date in the current month. Figures are stocks at the end of that day.</param>
/// <param name="Revision">Rises with each announcement of this platform for this month; repeated or late messages are recognised by it.</param>
/// <param name="Cells">The total, which names no dimension, and one cell per value of each dimension.</param>
/// <param name="Told">Of a December whose year was told.</param>
public sealed record FiguresAnnounced(DateOnly Month, DateOnly AsOf, long Revision, IReadOnlyList<FigureCell> Cells, AnnouncedYear? Told = null);

/// <summary>A year's end as the platform told it by sector, gender and so on, for good: later corrections change the month, and not this.</summary>
/// <param name="Cells">The total, and one cell per value of each dimension.</param>
/// <param name="Counted">Codes of the stocks that were counted (<see cref="ToldYear"/>).</param>
/// <param name="Persons">Those from which the platform tells shares of persons since that year (<see cref="Disclosure.OfPersons"/>): not always of that year. Null from the release before.</param>
public sealed record AnnouncedYear(IReadOnlyList<FigureCell> Cells, IReadOnlyList<string> Counted, FigureSet? Persons = null);

/// <summary>Which revision of each month the platform last announced, so that a lost message is noticed. Recipient: the Alliance.</summary>
public sealed record FiguresInventory(DateOnly BusinessDate, IReadOnlyList<MonthRevision> Months);

/// <param name="IsTold">Of a December: its year was told, and announced with that revision or before.</param>
public sealed record MonthRevision(DateOnly Month, long Revision, bool IsTold = false);
