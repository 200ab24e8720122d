namespace Alliance.Kernel;

/// <summary>Words that stand before a family name, and are written apart from it or together with it: <c>El Alaoui</c>, <c>ElAlaoui</c>; <c>Aït Lahcen</c>, <c>Aitlahcen</c>.</summary>
public static class NameParticles
{
    /// <summary>What is left of a shorter word is no name: <c>Ali</c> and <c>Elsa</c> are whole.</summary>
    private const int ShortestName = 3;

    /// <summary>Folded; of two that fit, the longer one is meant.</summary>
    private static readonly string[] All = ["abdel", "ould", "bent", "abd", "ait", "ben", "bou", "el", "al"];

    /// <summary>A folded word with what may be a particle apart; null when it begins with none.</summary>
    public static string? Apart(string word) => ParticleOf(word) is { } particle ? $"{particle} {word[particle.Length..]}" : null;

    /// <summary>A folded word with all that may be particles apart: the same for a name whether or not they were, <c>elalaoui</c> and <c>el alaoui</c>.</summary>
    public static IEnumerable<string> Parts(string word) => ParticleOf(word) is { } particle ? Parts(word[particle.Length..]).Prepend(particle) : [word];

    private static string? ParticleOf(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return Array.Find(All, x => word.Length >= x.Length + ShortestName && word.StartsWith(x, StringComparison.Ordinal));
    }
}
