namespace Alliance.Platform.Accompaniment.Mentoring.Mentors;

/// <summary>What is known of a mentor: by it mentors are proposed for an enterprise.</summary>
/// <param name="Trade">What they do or did: accountant, baker.</param>
/// <param name="Province">A province or prefecture, where they meet people.</param>
public sealed record MentorProfile(string Name, string Trade, string Province)
{
    public const int LongestName = 120;
    public const int LongestTrade = 120;
    public const int LongestProvince = 60;
    public const int LongestSkills = 400;
    public const int LongestInstitution = 120;
    public const int LongestAddress = 254;
    public const int LongestPhone = 60;

    /// <summary>Of pairs at one time, whoever it is.</summary>
    public const int LargestMost = 20;

    /// <summary>Codes of the sectors that they know.</summary>
    public IReadOnlyList<string> Sectors { get; init; } = [];

    /// <summary>Of <see cref="MentorLanguages"/>.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>In their own words; null where nothing was said.</summary>
    public string? Skills { get; init; }

    /// <summary>For which they work or worked; by it conflicts with a bank or a committee are looked for.</summary>
    public string? Institution { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>That they can give.</summary>
    public int HoursPerMonth { get; init; } = 4;

    /// <summary>Pairs at one time.</summary>
    public int Most { get; init; } = 3;

    public int YearsOfExperience { get; init; }

    /// <summary>Member of the association, which insures its mentors (DOMAIN §10); null where it isn't noted.</summary>
    public DateOnly? MemberSince { get; init; }

    /// <summary>The last day that they are insured; null where it isn't noted.</summary>
    public DateOnly? InsuredUntil { get; init; }
}

/// <summary>Languages in which mentors and entrepreneurs speak, as codes; the word in each language is the text <c>language.…</c>.</summary>
public static class MentorLanguages
{
    public static IReadOnlyList<string> All { get; } = ["ar", "zgh", "fr", "en", "es"];
}
