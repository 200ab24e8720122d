using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;

namespace Alliance.Platform.Accompaniment.Mentoring.Mentors;

/// <summary>A mentor's profile as it is sent.</summary>
public sealed record MentorInput
{
    [Required, StringLength(MentorProfile.LongestName, MinimumLength = 3)]
    public string Name { get; init; } = "";

    [Required, StringLength(MentorProfile.LongestTrade, MinimumLength = 2)]
    public string Trade { get; init; } = "";

    /// <summary>A province or prefecture.</summary>
    [Required, StringLength(MentorProfile.LongestProvince, MinimumLength = 2)]
    public string Province { get; init; } = "";

    /// <summary>Codes of the sectors that they know.</summary>
    [Length(0, 20)]
    public IReadOnlyList<string> Sectors { get; init; } = [];

    /// <summary>Codes: ar, zgh, fr, en, es.</summary>
    [Length(0, 5)]
    public IReadOnlyList<string> Languages { get; init; } = [];

    [StringLength(MentorProfile.LongestSkills)]
    public string? Skills { get; init; }

    [StringLength(MentorProfile.LongestInstitution)]
    public string? Institution { get; init; }

    [StringLength(MentorProfile.LongestAddress), EmailAddress]
    public string? Email { get; init; }

    [StringLength(MentorProfile.LongestPhone)]
    public string? Phone { get; init; }

    [Range(0, 160)]
    public int HoursPerMonth { get; init; } = 4;

    /// <summary>Pairs at one time.</summary>
    [Range(1, MentorProfile.LargestMost)]
    public int Most { get; init; } = 3;

    [Range(0, 70)]
    public int YearsOfExperience { get; init; }

    public DateOnly? MemberSince { get; init; }

    public DateOnly? InsuredUntil { get; init; }

    /// <summary>With which they come in; null while they have none.</summary>
    public Guid? Account { get; init; }

    internal MentorProfile Profile => new(TypedText.Clean(Name), TypedText.Clean(Trade), TypedText.Clean(Province))
    {
        Sectors = Sectors,
        Languages = Languages,
        Skills = Skills,
        Institution = Institution,
        Email = Email,
        Phone = Phones.InOneForm(Phone),
        HoursPerMonth = HoursPerMonth,
        Most = Most,
        YearsOfExperience = YearsOfExperience,
        MemberSince = MemberSince,
        InsuredUntil = InsuredUntil,
    };
}
