using System.ComponentModel.DataAnnotations;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Settings;

namespace Alliance.Platform.Origination.Appraisal;

/// <summary>What becomes of the days owed to the applicant once a correction was answered.</summary>
public enum ClockAfterCorrection
{
    /// <summary>They go on where they stood.</summary>
    [Setting("The days go on where they stood")] Resume,

    /// <summary>All of them begin anew.</summary>
    [Setting("The days begin anew")] Restart,
}

/// <summary>The section <c>appraisal</c> of a platform's file.</summary>
[Setting("How soon this platform owes its applicants a decision. Nothing is ever decided by silence: what is overdue is told to those who decide.", Label = "Appraisal of dossiers")]
public sealed record AppraisalSettings
{
    public const string SectionName = "appraisal";

    [Setting("From the day on which a dossier is complete to its decision; days on which a correction is with the applicant don’t count.", Label = "Days to decide", Unit = "days")]
    [Range(1, 365)]
    public int DaysToDecide { get; init; } = 30;

    [Setting("What becomes of the days once a correction was answered. resume: they go on where they stood. restart: they begin anew.", Label = "Days after a correction")]
    public ClockAfterCorrection AfterCorrection { get; init; } = ClockAfterCorrection.Resume;

    public static AppraisalSettings Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return organisation.Section<AppraisalSettings>(SectionName);
    }
}
