using Alliance.Kernel;

namespace Alliance.Platform.Tasks;

/// <summary>A task as lists show it.</summary>
public sealed record TaskRow
{
    public required Id<WorkTask> Id { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Words { get; init; }

    /// <summary>The last good day.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Days since that day passed; 0 while it hasn't, and of one that is done or dropped.</summary>
    public required int DaysLate { get; init; }

    /// <summary>Whose account is to do it.</summary>
    public required Guid ForId { get; init; }

    public required string ForName { get; init; }
    public required TaskState State { get; init; }

    /// <summary>Kind and key of what it is about.</summary>
    public required string SubjectKind { get; init; }

    public required Guid Subject { get; init; }

    /// <summary>What it is about, as the reader may know it.</summary>
    public required TaskSubject About { get; init; }

    /// <summary>In order of entry.</summary>
    public required IReadOnlyList<TaskStep> Steps { get; init; }

    /// <summary>What the reader may do with it.</summary>
    public required IReadOnlyList<TaskAct> Allowed { get; init; }

    public required long Revision { get; init; }

    /// <param name="mayWork">Whether the reader works on what it is about.</param>
    internal static TaskRow Of(WorkTask task, TaskSubject about, bool mayWork, DateOnly today) => new()
    {
        Id = task.Id,
        Words = task.Words,
        DueOn = task.DueOn,
        DaysLate = task.DaysLate(today),
        ForId = task.ForId,
        ForName = task.ForName,
        State = task.State,
        SubjectKind = task.Kind,
        Subject = task.Subject,
        About = about,
        Steps = [.. task.Steps.OrderBy(x => x.Sequence)],
        Allowed = mayWork ? [.. task.Allowed] : [],
        Revision = task.Revision,
    };
}
