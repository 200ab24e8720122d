using Alliance.Kernel;

namespace Alliance.Platform.Origination.Entrepreneurs;

/// <summary>Whether two names are perhaps one, written twice: by folded letters, words in any order, particles apart or not.</summary>
internal static class Likeness
{
    /// <summary>Letters that may differ: <c>Mohammed</c> and <c>Mohamed</c>, <c>Amrani</c> and <c>El Amrani</c>.</summary>
    private const int Slips = 2;

    /// <summary>Of shorter names, two letters are half.</summary>
    private const int Shortest = 6;

    public static bool AreSame(string one, string other) => Letters(one) == Letters(other) || Apart(one) == Apart(other);

    /// <remarks>Particles apart move words about, so that a slip beside one would count for many: names that are like each other as they are written stay so.</remarks>
    public static bool AreLike(string one, string other) => AreLikeLetters(Letters(one), Letters(other)) || AreLikeLetters(Apart(one), Apart(other));

    private static bool AreLikeLetters(string a, string b) =>
        a == b || (Math.Min(a.Length, b.Length) >= Shortest && Math.Abs(a.Length - b.Length) <= Slips && Distance(a, b) <= Slips);

    private static string Letters(string name) => string.Concat(Folding.Fold(name).Split(' ').Order(StringComparer.Ordinal));

    private static string Apart(string name) => string.Concat(Folding.Fold(name).Split(' ').SelectMany(NameParticles.Parts).Order(StringComparer.Ordinal));

    /// <summary>How many letters are put in, left out or exchanged (Levenshtein).</summary>
    internal static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = a[i - 1] == b[j - 1] ? diagonal : 1 + Math.Min(diagonal, Math.Min(above, row[j - 1]));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
