using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Bodies;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Who an item is about, as far as a member may have to do with them.</summary>
/// <param name="Enterprises">Names of enterprises and of whoever else has a part in it.</param>
public sealed record ItemParties(IReadOnlyList<ItemPerson> Persons, IReadOnlyList<string> Enterprises)
{
    /// <summary>Banks that lend beside, or are asked to.</summary>
    public IReadOnlyList<string> Banks { get; init; } = [];
}

/// <param name="Names">In whatever scripts they are known by.</param>
/// <param name="Commune">Where they live.</param>
public sealed record ItemPerson(IReadOnlyList<string> Names, string? Phone = null, string? Commune = null);

/// <summary>What speaks for a tie between a member and an item: a hint, on which a person decides.</summary>
public enum ConflictHint
{
    /// <summary>The family name is the same.</summary>
    FamilyName,

    /// <summary>The same person, by the whole name.</summary>
    SamePerson,

    /// <summary>The institution that the member sits for is a party.</summary>
    Institution,

    /// <summary>The family name is the same, and both live in one commune.</summary>
    FamilyNameAndCommune,

    /// <summary>They are reached by the same telephone.</summary>
    Phone,

    /// <summary>The bank that the member sits for lends beside, or is asked to.</summary>
    Bank,

    /// <summary>An enterprise that the member owns, leads or works for is a party.</summary>
    Enterprise,

    /// <summary>The member goes beside a party as a mentor, or did.</summary>
    Mentor,
}

/// <summary>Somebody who has to do with what is on an agenda in a way that no name shows.</summary>
/// <param name="AccountId">With which they come in; null while they have none.</param>
public sealed record TiedPerson(Guid? AccountId, string Name);

/// <summary>Registered by an area above that knows who goes beside whom; sessions don't know it. Asks for no permission: what it knows becomes a hint to the member and the chair, and nothing else.</summary>
public interface IKnowTies
{
    /// <param name="kind">Of the subject, as its source calls it.</param>
    /// <param name="since">Who ended before that day is no tie any more.</param>
    Task<IReadOnlyList<TiedPerson>> Mentors(string kind, Guid subject, DateOnly since, CancellationToken ct);
}

/// <summary>Finds hints at conflicts of interest: by names, folded as search folds them, and by what is noted of a member.</summary>
internal static class ConflictHints
{
    /// <summary>Letters: shorter words are particles, forms of company, initials.</summary>
    private const int ShortestWord = 4;

    /// <summary>In names of enterprises without weight of their own.</summary>
    private static readonly HashSet<string> Common = new(["cooperative", "association", "societe", "fondation", "atelier", "sarl", "demonstration", "banque", "region", "regional", "conseil", "groupe", "entreprise"], StringComparer.Ordinal);

    /// <param name="institution">That the member sits for; null for nobody.</param>
    /// <returns>The strongest by name first, then each other tie once.</returns>
    public static IEnumerable<ConflictHint> Of(string member, string? institution, MemberTies ties, ItemParties parties)
    {
        if (ByName(member, ties.Commune, parties.Persons) is { } kin) yield return kin;
        if (parties.Persons.Any(x => Phones.HaveOneInCommon(x.Phone, ties.Phone))) yield return ConflictHint.Phone;
        if (AreOne(institution, parties.Enterprises)) yield return ConflictHint.Institution;
        if (AreOne(institution, parties.Banks)) yield return ConflictHint.Bank;
        if ((ties.Interests ?? "").Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries).Any(x => AreOne(x, parties.Enterprises))) yield return ConflictHint.Enterprise;
    }

    private static ConflictHint? ByName(string member, string? commune, IReadOnlyList<ItemPerson> persons)
    {
        var own = Words(member);
        if (own.Count > 1 && persons.Any(x => x.Names.Any(y => AreSame(Words(y), own)))) return ConflictHint.SamePerson;
        if (own.Count == 0) return null;

        var kin = persons.Where(x => x.Names.Select(Words).Any(y => y.Count > 0 && FamilyName(y) == FamilyName(own))).ToList();
        if (kin.Count == 0) return null;
        var lives = Folding.Fold(commune);
        return lives.Length > 0 && kin.Exists(x => Folding.Fold(x.Commune) == lives) ? ConflictHint.FamilyNameAndCommune : ConflictHint.FamilyName;
    }

    private static bool AreSame(List<string> one, List<string> other) =>
        one.Order(StringComparer.Ordinal).SequenceEqual(other.Order(StringComparer.Ordinal), StringComparer.Ordinal);

    private static bool AreOne(string? own, IEnumerable<string> others)
    {
        var words = Weighty(own ?? "");
        return words.Count > 0 && others.Select(Weighty).Any(x => x.Count > 0 && (words.IsSubsetOf(x) || x.IsSubsetOf(words)));
    }

    /// <summary>The last word, with what stands before it where it is as short as a first name: <c>Ben Ali</c> is another family than <c>Ali</c>.</summary>
    private static string FamilyName(List<string> words) => words.Count > 1 && words[^1].Length < ShortestWord ? words[^2] + words[^1] : words[^1];

    private static HashSet<string> Weighty(string name) => [.. Words(name).Where(x => x.Length >= ShortestWord && !Common.Contains(x))];

    /// <summary>Folded, particles apart, whether or not they were written so: <c>El Amrani</c> and <c>Elamrani</c> are one name.</summary>
    private static List<string> Words(string name) =>
        [.. Folding.Fold(name).Split([' ', '(', ')', ',', '.', '«', '»', '-'], StringSplitOptions.RemoveEmptyEntries).SelectMany(NameParticles.Parts).Where(x => x.Length > 1)];
}
