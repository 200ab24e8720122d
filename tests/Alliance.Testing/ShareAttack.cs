namespace Alliance.Testing;

/// <summary>A share of persons as it was read somewhere, with its parts, which stand beside it.</summary>
/// <param name="Of">Whose: a platform's.</param>
/// <param name="Read">Where and when.</param>
public sealed record ReadShare(string Of, long Part, long Whole, string Read);

/// <summary>Somebody who keeps every share that was ever told of a platform, on its own page or by the Alliance, and subtracts. Knows nothing of how years are chosen.</summary>
public static class ShareAttack
{
    /// <returns>What was found out, in words; nothing when nothing can be.</returns>
    public static List<string> On(IEnumerable<ReadShare> read)
    {
        var found = new List<string>();
        foreach (var shares in read.DistinctBy(x => (x.Of, x.Part, x.Whole)).GroupBy(x => x.Of, StringComparer.Ordinal))
        {
            var ascending = shares.OrderBy(x => x.Whole).ToList();
            foreach (var share in ascending.Where(x => x.Part is >= 1 and <= 4 || x.Whole - x.Part is >= 1 and <= 4)) found.Add($"{share.Of}: {share.Part} of {share.Whole} ({share.Read})");
            foreach (var (less, more) in ascending.SelectMany((x, i) => ascending.Skip(i + 1).Select(y => (x, y))))
            {
                var (all, inIt) = (more.Whole - less.Whole, more.Part - less.Part);
                foreach (var persons in new[] { all, inIt, all - inIt }.Where(x => x is >= -4 and <= -1 or >= 1 and <= 4).Distinct())
                    found.Add($"{less.Of}: {less.Part} of {less.Whole} ({less.Read}) and {more.Part} of {more.Whole} ({more.Read}) tell of {persons}");
            }
        }

        return found;
    }
}
