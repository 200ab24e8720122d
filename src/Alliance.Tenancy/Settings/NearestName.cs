namespace Alliance.Tenancy.Settings;

/// <summary>What somebody may have meant who wrote a name that doesn't exist.</summary>
internal static class NearestName
{
    /// <returns>The known name fewest typing slips away; null when none is near enough to be meant.</returns>
    public static string? Of(string written, IEnumerable<string> known) => known
        .Select(x => (Name: x, Slips: Slips(written.ToLowerInvariant(), x.ToLowerInvariant())))
        .Where(x => x.Slips <= Math.Max(1, x.Name.Length / 3))
        .OrderBy(x => x.Slips).ThenBy(x => x.Name, StringComparer.Ordinal)
        .Select(x => x.Name).FirstOrDefault();

    /// <summary>Letters to put in, take out, replace or swap with the next.</summary>
    private static int Slips(string written, string meant)
    {
        var far = written.Length + meant.Length;
        if (Math.Abs(written.Length - meant.Length) > meant.Length / 3 + 1) return far;

        var slips = new int[written.Length + 1, meant.Length + 1];
        for (var i = 0; i <= written.Length; i++)
        {
            for (var j = 0; j <= meant.Length; j++)
            {
                slips[i, j] = (i, j) switch
                {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => Math.Min(
                        Math.Min(slips[i - 1, j], slips[i, j - 1]) + 1,
                        slips[i - 1, j - 1] + (written[i - 1] == meant[j - 1] ? 0 : 1)),
                };
                if (i > 1 && j > 1 && written[i - 1] == meant[j - 2] && written[i - 2] == meant[j - 1])
                    slips[i, j] = Math.Min(slips[i, j], slips[i - 2, j - 2] + 1);
            }
        }

        return slips[written.Length, meant.Length];
    }
}
