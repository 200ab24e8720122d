using Alliance.Platform.Origination.Applications;

namespace Alliance.Demonstration;

/// <summary>Who is in charge of the dossiers: a few officers that don't exist, each with a share of them. Nobody of them has an account.</summary>
internal sealed class Officers(Chance chance)
{
    private static readonly string[] Names =
    [
        "Samira Ouchen", "Abdellatif Rguibi", "Hanane Bouhmidi", "Mehdi Lakhal", "Zineb Aourir", "Driss Meskini", "Loubna Sayah", "Anas Tahiri",
    ];

    /// <param name="count">Of dossiers.</param>
    public List<Officer> For(int count)
    {
        var known = chance.Shuffled(Names).Take(4).Select(x => new Officer(null, x)).ToList();
        return chance.Deal<Officer>(count, new(known[0], 38), new(known[1], 29), new(known[2], 21), new(known[3], 12));
    }
}
