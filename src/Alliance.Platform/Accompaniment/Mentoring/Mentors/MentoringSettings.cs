using System.ComponentModel.DataAnnotations;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Settings;

namespace Alliance.Platform.Accompaniment.Mentoring.Mentors;

/// <summary>The section <c>mentoring</c> of a platform's file (DOMAIN §10).</summary>
[Setting("How long mentoring lasts, and when somebody is reminded of it.", Label = "Mentoring")]
public sealed record MentoringSettings
{
    public const string SectionName = "mentoring";

    [Setting("How long a charter runs from its last signature on.", Label = "Length of a charter", Unit = "months")]
    [Range(1, 60)]
    public int CharterMonths { get; init; } = 24;

    [Setting("Years of experience that a mentor has at least.", Label = "Experience of a mentor", Unit = "years")]
    [Range(0, 40)]
    public int LeastExperience { get; init; } = 5;

    [Setting("How many days after the charter was signed the first meeting has taken place.", Label = "Days to the first meeting", Unit = "days")]
    [Range(1, 365)]
    public int DaysToFirstMeeting { get; init; } = 30;

    [Setting("How many days may pass between two meetings before a pair counts as drifting.", Label = "Days without a meeting", Unit = "days")]
    [Range(1, 365)]
    public int DaysWithoutMeeting { get; init; } = 45;

    [Setting("How many days somebody who was asked may take for an answer.", Label = "Days to answer", Unit = "days")]
    [Range(1, 90)]
    public int DaysToAnswer { get; init; } = 6;

    [Setting("How many days after the mentor was reminded those who coordinate mentoring are told.", Label = "Days before the coordinator is told", Unit = "days")]
    [Range(1, 90)]
    public int DaysBeforeCoordinator { get; init; } = 7;

    public static MentoringSettings Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return organisation.Section<MentoringSettings>(SectionName);
    }
}
