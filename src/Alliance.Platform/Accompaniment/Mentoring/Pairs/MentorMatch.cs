using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Alliance.Platform.Governance.Sessions;
using Alliance.Ui;

namespace Alliance.Platform.Accompaniment.Mentoring.Pairs;

/// <summary>What speaks for a mentor.</summary>
public enum MatchReason
{
    Sector,
    Skills,
    SameProvince,
    SameRegion,
    Language,

    /// <summary>More than half of their places are free.</summary>
    Free,
}

/// <summary>What speaks against a mentor.</summary>
public enum MatchObjection
{
    /// <summary>As many pairs as they wanted. Nobody is asked then.</summary>
    Full,

    /// <summary>Away today. Nobody is asked then.</summary>
    Away,

    OtherRegion,

    /// <summary>Doesn't speak the language that was asked for.</summary>
    Language,

    /// <summary>Membership of the association, which insures its mentors, isn't noted, or the insurance has run out.</summary>
    NotInsured,

    /// <summary>Sits in a committee that decides on dossiers.</summary>
    Committee,

    /// <summary>Works for a bank that lends beside, or is asked to.</summary>
    Bank,

    /// <summary>A name, a telephone or an enterprise in common with those who own the project.</summary>
    Kin,

    /// <summary>Said no to this enterprise, or went beside it and ended.</summary>
    AskedBefore,
}

/// <summary>What mentors are sought for.</summary>
/// <param name="Parties">Of its dossiers.</param>
/// <param name="Language">That the mentor is to speak; null for any.</param>
/// <param name="Skills">Words to be found in trade and skills; null for none.</param>
public sealed record SoughtMentor(string Sector, string Province, ItemParties Parties, string? Language, string? Skills);

/// <summary>How well a mentor goes with an enterprise, with the reasons: a proposal, on which a person decides.</summary>
/// <param name="Points">Higher goes better.</param>
public sealed record MentorMatch(Mentor Mentor, decimal Points, ImmutableArray<MatchReason> Reasons, ImmutableArray<MatchObjection> Objections)
{
    /// <summary>Nobody is asked who has no place or isn't there.</summary>
    public bool CanBeAsked => !Objections.Contains(MatchObjection.Full) && !Objections.Contains(MatchObjection.Away);

    /// <param name="askedBefore">Said no to this enterprise, or ended with it.</param>
    /// <param name="inCommittee">Sits in a committee that decides.</param>
    internal static MentorMatch Of(Mentor mentor, SoughtMentor sought, bool askedBefore, bool inCommittee, DateOnly today)
    {
        var profile = mentor.Profile;
        var reasons = For(mentor, profile, sought).ToImmutableArray();
        var objections = Against(mentor, profile, sought, today).ToImmutableArray();
        if (inCommittee) objections = objections.Add(MatchObjection.Committee);
        if (askedBefore) objections = objections.Add(MatchObjection.AskedBefore);
        return new(mentor, reasons.Sum(Weight) + Places(mentor) - objections.Sum(Burden), reasons, objections);
    }

    /// <summary>Those who can be asked first; the best before all, by name where they are alike.</summary>
    internal static IReadOnlyList<MentorMatch> InOrder(IEnumerable<MentorMatch> matches) =>
        [.. matches.OrderByDescending(x => x.CanBeAsked).ThenByDescending(x => x.Points).ThenBy(x => x.Mentor.Name, StringComparer.CurrentCulture)];

    private static IEnumerable<MatchReason> For(Mentor mentor, MentorProfile profile, SoughtMentor sought)
    {
        if (profile.Sectors.Contains(sought.Sector, StringComparer.Ordinal)) yield return MatchReason.Sector;
        if (Knows(profile, sought.Skills)) yield return MatchReason.Skills;
        if (AreSame(profile.Province, sought.Province)) yield return MatchReason.SameProvince;
        else if (Provinces.RegionOf(profile.Province) is { } region && region == Provinces.RegionOf(sought.Province)) yield return MatchReason.SameRegion;
        if (sought.Language is { } language && profile.Languages.Contains(language, StringComparer.Ordinal)) yield return MatchReason.Language;
        if (mentor.Pairs * 2 < mentor.Most) yield return MatchReason.Free;
    }

    private static IEnumerable<MatchObjection> Against(Mentor mentor, MentorProfile profile, SoughtMentor sought, DateOnly today)
    {
        if (mentor.Pairs >= mentor.Most) yield return MatchObjection.Full;
        if (mentor.IsAwayOn(today)) yield return MatchObjection.Away;
        if (Provinces.RegionOf(profile.Province) is { } region && Provinces.RegionOf(sought.Province) is { } theirs && region != theirs) yield return MatchObjection.OtherRegion;
        if (sought.Language is { } language && !profile.Languages.Contains(language, StringComparer.Ordinal)) yield return MatchObjection.Language;
        if (profile.MemberSince is not { } since || since > today || profile.InsuredUntil < today) yield return MatchObjection.NotInsured;
        var ties = ConflictHints.Of(mentor.Name, profile.Institution, new(profile.Phone, null, null), sought.Parties).ToList();
        if (ties.Contains(ConflictHint.Bank)) yield return MatchObjection.Bank;
        if (ties.Exists(x => x is not ConflictHint.Bank)) yield return MatchObjection.Kin;
    }

    private static decimal Weight(MatchReason reason) => reason switch
    {
        MatchReason.Sector => 3,
        MatchReason.SameProvince => 3,
        MatchReason.Skills => 2,
        MatchReason.Language => 2,
        MatchReason.SameRegion => 1,
        _ => 0,
    };

    private static decimal Burden(MatchObjection objection) => objection switch
    {
        MatchObjection.Committee or MatchObjection.Bank or MatchObjection.Kin => 4,
        MatchObjection.Language or MatchObjection.AskedBefore => 2,
        MatchObjection.OtherRegion or MatchObjection.NotInsured => 1,
        _ => 0,
    };

    /// <summary>Of two who go as well, who has more places free.</summary>
    private static decimal Places(Mentor mentor) => Math.Max(0, mentor.Most - mentor.Pairs) / (decimal)mentor.Most;

    private static bool Knows(MentorProfile profile, string? sought)
    {
        var words = Search.Words(sought);
        return words.Count > 0 && Folding.Fold($"{profile.Trade} {profile.Skills}") is var known && words.All(x => known.Contains(x, StringComparison.Ordinal));
    }

    private static bool AreSame(string one, string other) => Folding.Fold(one) == Folding.Fold(other);
}
