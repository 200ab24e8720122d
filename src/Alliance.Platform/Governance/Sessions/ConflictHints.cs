using Alliance.Kernel;
using Alliance.Platform.Governance.Bodies;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Who an item is about, as far as a member may have to do with them.</summary>
/// <param name="Persons">Names, in whatever scripts they are known by.</param>
/// <param name="Enterprises">Names of enterprises and of whoever else has a part in it.</param>
public sealed record ItemParties(IReadOnlyList<string> Persons, IReadOnlyList<string> Enterprises);

/// <summary>What speaks for a tie between a member and an item: a hint, on which a person decides.</summary>
public enum ConflictHint
{
    /// <summary>The family name is the same.</summary>
    FamilyName,

    /// <summary>The same person, by the whole name.</summary>
    SamePerson,

    /// <summary>The institution that the member sits for is a party.</summary>
    Institution,
}

/// <summary>Finds hints at conflicts of interest by names, folded as search folds them.</summary>
internal static class ConflictHints
{
    /// <summary>Letters: shorter words are particles, forms of company, initials.</summary>
    private const int ShortestWord = 4;

    /// <summary>In names of enterprises without weight of their own.</summary>
    private static readonly HashSet<string> Common = new(["cooperative", "association", "societe", "fondation", "atelier", "sarl", "demonstration", "banque", "region", "regional", "conseil", "groupe", "entreprise"], StringComparer.Ordinal);

    /// <param name="institution">That the member sits for; null for nobody.</param>
    public static IEnumerable<ConflictHint> Of(string member, string? institution, ItemParties parties)
    {
        var own = Words(member);
        var persons = parties.Persons.Select(Words).Where(x => x.Count > 0).ToList();
        if (own.Count > 1 && persons.Exists(x => x.Order(StringComparer.Ordinal).SequenceEqual(own.Order(StringComparer.Ordinal), StringComparer.Ordinal))) yield return ConflictHint.SamePerson;
        else if (own.Count > 0 && persons.Exists(x => FamilyName(x) == FamilyName(own))) yield return ConflictHint.FamilyName;
        var sits = Weighty(institution ?? "");
        if (sits.Count > 0 && parties.Enterprises.Select(Weighty).Any(x => x.Count > 0 && (sits.IsSubsetOf(x) || x.IsSubsetOf(sits)))) yield return ConflictHint.Institution;
    }

    /// <summary>The last word, with what stands before it where it is as short as a first name: <c>Ben Ali</c> is another family than <c>Ali</c>.</summary>
    private static string FamilyName(List<string> words) => words.Count > 1 && words[^1].Length < ShortestWord ? words[^2] + words[^1] : words[^1];

    private static HashSet<string> Weighty(string name) => [.. Words(name).Where(x => x.Length >= ShortestWord && !Common.Contains(x))];

    /// <summary>Folded, particles apart, whether or not they were written so: <c>El Amrani</c> and <c>Elamrani</c> are one name.</summary>
    private static List<string> Words(string name) =>
        [.. Folding.Fold(name).Split([' ', '(', ')', ',', '.', '«', '»', '-'], StringSplitOptions.RemoveEmptyEntries).SelectMany(NameParticles.Parts).Where(x => x.Length > 1)];
}
