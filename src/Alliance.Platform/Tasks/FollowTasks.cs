using Alliance.Tenancy.Jobs.Daily;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tasks;

/// <summary>Once a day: whoever is to do a task is told on its day, and those who oversee the work of what is late for long. Each once, also after days without a day's work.</summary>
internal sealed class FollowTasks(PlatformDb db, TenantContext tenant, IEnumerable<ITaskSubjects> kinds, TaskNotices notices) : IDailyWork
{
    /// <summary>Days after which nobody is told any more of what nobody does: it stands in the lists.</summary>
    private const int Told = 120;

    public async Task<bool> Step(BusinessDays days, CancellationToken ct)
    {
        var (today, wait) = (days.Today, TaskSettings.Of(tenant.Organisation).DaysBeforeDirection);
        var first = today.AddDays(-Told);
        var due = (await db.Set<WorkTask>().AsNoTracking().Where(x => x.State == TaskState.Open && x.DueOn <= today && x.DueOn >= first).ToListAsync(ct)).ToLookup(x => x.Kind, StringComparer.Ordinal);
        foreach (var kind in kinds.Where(x => due.Contains(x.Kind)))
        {
            var subjects = await kind.Describe([.. due[kind.Kind].Select(x => x.Subject).Distinct()], ct);
            var told = due[kind.Kind].Where(x => subjects.ContainsKey(x.Subject)).OrderBy(x => x.DueOn).ThenBy(x => x.MadeAt).Select(x => (Task: x, Subject: subjects[x.Subject])).ToList();
            await notices.Fall(kind, told, ct);
            await notices.Climb(kind, told.FindAll(x => x.Task.DaysLate(today) > wait), ct);
        }

        return false;
    }
}
