namespace Alliance.Platform.Entries;

/// <summary>Parts of an aggregate in the order in which they were entered.</summary>
internal static class OrderOfEntry
{
    /// <param name="number">From 1: how many parts there were with it. Zero where a replica of the release before entered it, while two releases run: such parts left the numbers out that are missing.</param>
    /// <param name="moment">What orders those without a number among themselves.</param>
    public static IEnumerable<T> InOrderOfEntry<T, TMoment>(this IEnumerable<T> parts, Func<T, int> number, Func<T, TMoment> moment)
    {
        var byNumber = parts.ToLookup(x => number(x) > 0);
        var unnumbered = new Queue<T>(byNumber[false].OrderBy(moment));
        var place = 1;
        foreach (var part in byNumber[true].OrderBy(number))
        {
            for (; place < number(part) && unnumbered.TryDequeue(out var between); place++) yield return between;
            yield return part;
            place = number(part) + 1;
        }

        foreach (var last in unnumbered) yield return last;
    }
}
