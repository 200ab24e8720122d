using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tasks;

/// <summary>What the user is to do, what is due first before all else.</summary>
public sealed class ListMyTasks(PlatformDb db, ICurrentUser user, IBusinessDate business, TaskDesk desk)
{
    /// <param name="DueBy">Only what is due by then; null for all that is to be done.</param>
    public sealed record Input(DateOnly? DueBy = null, Paging Page = default);

    /// <param name="Total">How many match, on all pages.</param>
    /// <param name="Due">How many of all are due today or late, whatever was asked for.</param>
    public sealed record Found(IReadOnlyList<TaskRow> Rows, int Total, int Due);

    public static void Map(IEndpointRouteBuilder tasks) => tasks.MapGet("", Get).WithSummary("List what you are to do");

    /// <returns>Nothing for a program, which is given no tasks.</returns>
    public async Task<Found> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.WorkOnTasks);
        var mine = Mine();
        var matching = input.DueBy is { } by ? mine.Where(x => x.DueOn <= by) : mine;
        var tasks = await matching.OrderBy(x => x.DueOn).ThenBy(x => x.MadeAt).ThenBy(x => x.Words).On(input.Page).ToListAsync(ct);
        var total = input.Page.TotalBy(tasks.Count) ?? await matching.CountAsync(ct);
        return new(await Rows(tasks, ct), total, await CountOf(mine, ct));
    }

    /// <summary>How many are due today or late: for the menu.</summary>
    public async Task<int> Count(CancellationToken ct = default)
    {
        user.Demand(Permissions.WorkOnTasks);
        return await CountOf(Mine(), ct);
    }

    /// <summary>One of the user's that was done or dropped a moment ago: for the page that offers to take it back.</summary>
    /// <returns>Null when the user has none such.</returns>
    public async Task<TaskRow?> One(Id<WorkTask> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.WorkOnTasks);
        var me = user.AccountId;
        return (await Rows(await db.Set<WorkTask>().AsNoTracking().Where(x => x.Id == id && x.ForId == me).ToListAsync(ct), ct)).SingleOrDefault();
    }

    private IQueryable<WorkTask> Mine()
    {
        var me = user.AccountId;
        return db.Set<WorkTask>().AsNoTracking().Where(x => x.ForId == me && x.State == TaskState.Open);
    }

    private Task<int> CountOf(IQueryable<WorkTask> tasks, CancellationToken ct)
    {
        var today = business.Today;
        return tasks.CountAsync(x => x.DueOn <= today, ct);
    }

    /// <summary>What one may not read any more is not shown.</summary>
    private async Task<IReadOnlyList<TaskRow>> Rows(IReadOnlyList<WorkTask> tasks, CancellationToken ct)
    {
        var subjects = new Dictionary<(string Kind, Guid Subject), TaskSubject>();
        foreach (var kind in tasks.GroupBy(x => x.Kind, StringComparer.Ordinal))
        {
            if (desk.Find(kind.Key) is not { } known) continue;
            foreach (var (subject, about) in await desk.Readable(known, [.. kind.Select(x => x.Subject).Distinct()], ct)) subjects[(kind.Key, subject)] = about;
        }

        return
        [
            .. from task in tasks
               let about = subjects.GetValueOrDefault((task.Kind, task.Subject))
               where about is not null
               select TaskRow.Of(task, about, user.May(desk.Find(task.Kind)!.Working), business.Today),
        ];
    }

    private static async Task<Ok<Found>> Get(DateOnly? dueBy, [Range(1, Paging.LastNumber)] int? page, [Range(1, Paging.LargestSize)] int? size, ListMyTasks listMyTasks, CancellationToken ct) =>
        TypedResults.Ok(await listMyTasks.Handle(new(dueBy, Paging.Of(page, size)), ct));
}
