using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tasks;

/// <summary>Where tasks are found with what they are about, and what becomes of them is saved and told. The kind's permissions are demanded here, the general one by the use case.</summary>
public sealed class TaskDesk(PlatformDb db, ICurrentUser user, IStaff staff, IEnumerable<ITaskSubjects> kinds, TaskNotices notices)
{
    internal ITaskSubjects? Find(string kind) => kinds.FirstOrDefault(x => x.Kind == kind);

    /// <returns>Those of this kind that there are and that the reader may read.</returns>
    internal async Task<IReadOnlyDictionary<Guid, TaskSubject>> Readable(ITaskSubjects kind, IReadOnlyCollection<Guid> subjects, CancellationToken ct) =>
        user.May(kind.Reading) && subjects.Count > 0 ? await kind.Describe(await kind.Readable(subjects, ct), ct) : new Dictionary<Guid, TaskSubject>();

    /// <returns>Null when there is no such subject, or none that the user may read.</returns>
    /// <exception cref="NotAllowedException">The user reads such subjects, but doesn't work on them.</exception>
    internal async Task<TaskSubject?> DemandWork(ITaskSubjects kind, Guid subject, CancellationToken ct)
    {
        user.Demand(kind.Working);
        return (await Readable(kind, [subject], ct)).GetValueOrDefault(subject);
    }

    /// <summary>Those who may be given tasks of this kind, by name.</summary>
    internal async Task<IReadOnlyList<StaffMember>> People(ITaskSubjects kind, CancellationToken ct) =>
        [.. (await staff.Holding(kind.Working, ct)).OrderBy(x => x.Name, StringComparer.CurrentCulture)];

    /// <param name="account">Null for the user.</param>
    /// <exception cref="RefusedException"><c>task.for-nobody</c>.</exception>
    internal async Task<StaffMember> Doer(ITaskSubjects kind, Guid? account, CancellationToken ct) =>
        (await staff.Holding(kind.Working, ct)).FirstOrDefault(x => x.AccountId == (account ?? user.AccountId))
        ?? throw new RefusedException("task.for-nobody", "No account of this platform with this id may do this task.");

    /// <param name="revision">Of the task as it was read; a later one is a lost race.</param>
    /// <param name="act">Does it; refuses by throwing.</param>
    /// <returns>Null when there is no such task, or none that the user may read.</returns>
    internal async Task<WorkTask?> Do(Id<WorkTask> id, long? revision, Func<ITaskSubjects, WorkTask, Task> act, CancellationToken ct)
    {
        if (await db.Set<WorkTask>().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } task || Find(task.Kind) is not { } kind) return null;
        if (await DemandWork(kind, task.Subject, ct) is not { } subject) return null;
        db.Expect(task, revision);
        var before = task.Steps.Count;
        await act(kind, task);
        if (task.Steps.Count > before) await Save(kind, task, subject, ct);
        return task;
    }

    /// <summary>Saves what became of a task, and tells whom it concerns.</summary>
    internal async Task Save(ITaskSubjects kind, WorkTask task, TaskSubject subject, CancellationToken ct)
    {
        await notices.Follow(kind, task, subject, ct);
        await db.SaveChangesAsync(ct);
    }
}
