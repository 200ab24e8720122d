using Alliance.Platform.Notices;

namespace Alliance.Platform.Tasks;

/// <summary>Who hears of tasks: whoever is given one by somebody else, whoever is to do one on its day, and those who oversee the work of what is late for long.</summary>
public sealed class TaskNotices(RaiseNotice raise)
{
    public static NoticeKind Given { get; } = new("task-given", typeof(TasksText), Permissions.WorkOnTasks);

    /// <summary>Its day has come.</summary>
    public static NoticeKind Due { get; } = new("task-due", typeof(TasksText), Permissions.WorkOnTasks);

    /// <summary>Its day passed some days ago, as many as the platform says (<see cref="TaskSettings"/>).</summary>
    public static NoticeKind Late { get; } = new("task-late", typeof(TasksText), Permissions.DecideApplications);

    /// <summary>What was told of how it stood before is of no use any more; who is to do it is told, unless they made it so themselves.</summary>
    internal async Task Follow(ITaskSubjects kind, WorkTask task, TaskSubject subject, CancellationToken ct)
    {
        await Forget(task, ct);
        if (task.State is TaskState.Open) await raise.Handle(Given, Of(kind, task, subject) with { AccountId = task.ForId }, ct);
    }

    /// <summary>What was told of it is of no use any more.</summary>
    internal async Task Forget(WorkTask task, CancellationToken ct)
    {
        await raise.Settle(Given, $"{task.Id}", ct);
        await raise.Settle(Due, $"{task.Id}", ct);
        await raise.Settle(Late, $"{task.Id}", ct);
    }

    /// <summary>Each told once for each state in which its day comes.</summary>
    internal Task Fall(ITaskSubjects kind, IReadOnlyCollection<(WorkTask Task, TaskSubject Subject)> due, CancellationToken ct) =>
        raise.Each(Due, [.. due.Select(x => Of(kind, x.Task, x.Subject) with { InCharge = x.Task.ForId })], ct);

    /// <summary>The same for those who oversee the work.</summary>
    internal Task Climb(ITaskSubjects kind, IReadOnlyCollection<(WorkTask Task, TaskSubject Subject)> late, CancellationToken ct) =>
        raise.Each(Late, [.. late.Select(x => Of(kind, x.Task, x.Subject) with { Permission = kind.Overseeing, About = $"{x.Task.ForName} · {x.Task.Words}" })], ct);

    private static NoticeFact Of(ITaskSubjects kind, WorkTask task, TaskSubject subject) => new($"{task.Id}", subject.Href)
    {
        Time = (Math.Min(task.Steps.Count, 2_000) * 1_000_000) + task.DueOn.DayNumber, // told again once it was changed; a day is number 738 000 and some
        Permission = kind.Working,
        Details = [subject.Number, task.DueOn],
        About = task.Words,
    };
}
