using Alliance.Platform.Origination.Applications;

namespace Alliance.Demonstration;

/// <summary>Who is in charge of the dossiers: a few officers that don't exist, each with a share of them. One of them may have an account, so that somebody finds work there.</summary>
/// <param name="withAccount">Takes the place of who has most; null where nobody has an account.</param>
internal sealed class Officers(Chance chance, Officer? withAccount = null)
{
    private static readonly string[] Names =
    [
        "Samira Ouchen", "Abdellatif Rguibi", "Hanane Bouhmidi", "Mehdi Lakhal", "Zineb Aourir", "Driss Meskini", "Loubna Sayah", "Anas Tahiri",
    ];

    /// <param name="count">Of dossiers.</param>
    public List<Officer> For(int count)
    {
        var known = chance.Shuffled(Names).Take(4).Select((x, i) => i == 0 && withAccount is not null ? withAccount : new Officer(null, x)).ToList();
        return chance.Deal<Officer>(count, new(known[0], 38), new(known[1], 29), new(known[2], 21), new(known[3], 12));
    }
}
