namespace Alliance.Platform.Fund.Journal;

internal static class MovementOrder
{
    /// <summary>By day and number. Those without one, of a replica of the release before, are the last that were entered: as soon as another is numbered, they are too.</summary>
    /// <param name="allNumbered">There are none: an index has this order.</param>
    public static IOrderedQueryable<FundMovement> InOrderOfBooks(this IQueryable<FundMovement> movements, bool allNumbered) => allNumbered
        ? movements.OrderBy(x => x.PostedOn).ThenBy(x => x.Number)
        : movements.OrderBy(x => x.PostedOn).ThenBy(x => x.Number == 0).ThenBy(x => x.Number).ThenBy(x => x.EnteredAt).ThenByDescending(x => x.Bank).ThenBy(x => x.Kind);

    /// <summary>Of those that have no number yet.</summary>
    public static IOrderedQueryable<FundMovement> InOrderOfEntry(this IQueryable<FundMovement> movements) =>
        movements.OrderBy(x => x.PostedOn).ThenBy(x => x.EnteredAt).ThenByDescending(x => x.Bank).ThenBy(x => x.Kind);

    /// <summary>The same order in memory, at each save and page: an expression would be compiled anew each time.</summary>
    public static IOrderedEnumerable<FundMovement> InOrderOfEntry(this IEnumerable<FundMovement> movements) =>
        movements.OrderBy(x => x.PostedOn).ThenBy(x => x.EnteredAt).ThenByDescending(x => x.Bank).ThenBy(x => x.Kind);
}
