namespace Alliance.Platform.Collection.Statements;

/// <summary>Names that one person parts and another joins: <c>EL ALAOUI</c> and <c>ELALAOUI</c>, <c>BEN ALI</c> and <c>BENALI</c>; and the first names that banks shorten.</summary>
internal static class JoinedNames
{
    /// <summary>Parts that belong to what follows.</summary>
    private static readonly HashSet<string> _particles = new(StringComparer.Ordinal)
    {
        "EL", "AL", "ED", "ER", "ES", "EZ", "BEN", "BENT", "BENI", "BNI", "BNOU", "IBN", "BINT", "AIT", "OULD", "OUALD", "ABD", "ABDE", "ABDEL", "ABDES", "ABDER", "ABOU", "ABU", "BOU", "MOULAY", "SIDI", "LALLA", "DE", "LA", "LE",
    };

    private static readonly Dictionary<string, string> _short = new(StringComparer.Ordinal)
    {
        ["MED"] = "MOHAMED",
        ["MD"] = "MOHAMED",
        ["MOHD"] = "MOHAMED",
        ["MOHAMMED"] = "MOHAMED",
        ["MOHAMMAD"] = "MOHAMED",
        ["MOHAMAD"] = "MOHAMED",
        ["MUHAMMAD"] = "MOHAMED",
        ["MY"] = "MOULAY",
    };

    public static string InFull(string word) => _short.GetValueOrDefault(word, word);

    /// <summary>Each particle joined with what it belongs to.</summary>
    public static string[] Of(string[] words)
    {
        List<string> joined = [];
        var begun = "";
        foreach (var word in words)
        {
            begun += InFull(word);
            if (_particles.Contains(word)) continue;
            joined.Add(begun);
            begun = "";
        }

        return begun.Length > 0 ? [.. joined, begun] : [.. joined];
    }

    /// <summary>The words of a bank's label, and what two or three neighbours make together.</summary>
    public static HashSet<string> In(string[] words)
    {
        HashSet<string> present = new(StringComparer.Ordinal);
        for (var i = 0; i < words.Length; i++)
        {
            var made = "";
            for (var count = 0; count < 3 && i + count < words.Length; count++) present.Add(made += InFull(words[i + count]));
        }

        return present;
    }
}
