using System.ComponentModel.DataAnnotations;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Settings;

namespace Alliance.Platform.Tasks;

/// <summary>The section <c>tasks</c> of a platform's file.</summary>
[Setting("When tasks of officers that are not done in time are told to those who direct.", Label = "Tasks")]
public sealed record TaskSettings
{
    public const string SectionName = "tasks";

    [Setting("How many days after its last day a task that is still to be done is told to those who direct.", Label = "Days late before direction is told", Unit = "days")]
    [Range(1, 90)]
    public int DaysBeforeDirection { get; init; } = 7;

    public static TaskSettings Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return organisation.Section<TaskSettings>(SectionName);
    }
}
