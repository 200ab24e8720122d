using System.ComponentModel.DataAnnotations;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Settings;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>The section <c>opinions</c> of a platform's file.</summary>
[Setting("How long outsiders – banks, chambers, experts – have to give an opinion on a dossier, and how often they are reminded of it.", Label = "Opinions of outsiders")]
public sealed record OpinionSettings
{
    public const string SectionName = "opinions";

    [Setting("From the day on which an opinion is asked, or given a new deadline, to its last good day at most.", Label = "Days to answer at most", Unit = "days")]
    [Range(1, 180)]
    public int MostDays { get; init; } = 30;

    [Setting("How long before the deadline an outsider who has not answered is written to once by itself; 0 for never.", Label = "Days from the reminder to the deadline", Unit = "days")]
    [Range(0, 30)]
    public int ReminderDays { get; init; } = 3;

    [Setting("How often an outsider can be reminded by hand, once a day at most.", Label = "Reminders by hand at most")]
    [Range(0, 10)]
    public int MostReminders { get; init; } = 3;

    public static OpinionSettings Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return organisation.Section<OpinionSettings>(SectionName);
    }
}
