using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tasks;

/// <summary>What is open about one thing goes from who was in charge of it to who is from now on. Asks for no permission and saves nothing: the area that hands the thing over does.</summary>
public sealed class GiveTasksOn(PlatformDb db, TaskNotices notices)
{
    /// <summary>How many would go along.</summary>
    /// <param name="things">Each with whose account is in charge of it; those without tasks are left out of the answer.</param>
    internal async Task<Dictionary<Guid, int>> Count(string kind, IReadOnlyDictionary<Guid, Guid> things, CancellationToken ct)
    {
        var found = new Dictionary<Guid, int>();
        foreach (var part in things.Keys.Chunk(500))
        {
            var open = await db.Set<WorkTask>().Where(x => x.Kind == kind && x.State == TaskState.Open && part.Contains(x.Subject)).Select(x => new { x.Subject, x.ForId }).ToListAsync(ct);
            foreach (var group in open.Where(x => things[x.Subject] == x.ForId).GroupBy(x => x.Subject)) found[group.Key] = group.Count();
        }

        return found;
    }

    /// <remarks>Notices of them are settled: who is in charge from now on hears of the thing itself, and of each task on its day.</remarks>
    /// <returns>How many went along.</returns>
    internal async Task<int> Handle(string kind, Guid subject, Guid from, StaffMember to, Entry entry, CancellationToken ct)
    {
        var tasks = await db.Set<WorkTask>().Where(x => x.Kind == kind && x.Subject == subject && x.State == TaskState.Open && x.ForId == from).ToListAsync(ct);
        foreach (var task in tasks)
        {
            task.Change(new(task.Words, task.DueOn, to), entry);
            await notices.Forget(task, ct);
        }

        return tasks.Count;
    }
}
