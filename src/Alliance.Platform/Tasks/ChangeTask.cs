using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Tasks;

/// <summary>Something else is to be done, by another day, or by somebody else. What it was before stays in its steps.</summary>
/// <remarks>Whoever is to do it is told, unless they change it themselves.</remarks>
public sealed class ChangeTask(ICurrentUser user, Clerk clerk, TaskDesk desk)
{
    /// <param name="Words">What is to be done.</param>
    /// <param name="DueOn">The last good day.</param>
    /// <param name="ForId">An account that works on such subjects; who has it already when left out.</param>
    /// <param name="Revision">Of the task as it was read; a later one is a lost race.</param>
    public sealed record Input(
        [property: Required, StringLength(WorkTask.LongestWords, MinimumLength = 2)] string Words,
        [property: Required] DateOnly? DueOn,
        Guid? ForId = null,
        long? Revision = null);

    public static void Map(IEndpointRouteBuilder tasks) => tasks.MapPut("/{id}", Put).WithSummary("Change a task").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when there is no such task, or none that the user may read.</returns>
    /// <exception cref="RefusedException"><c>task.not-open</c>, <c>task.for-nobody</c>, <c>task.due-in-the-past</c>.</exception>
    public Task<WorkTask?> Handle(Id<WorkTask> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.WorkOnTasks);
        return desk.Do(id, input.Revision, async (kind, task) =>
        {
            // Who has it may have left since: only somebody else is looked for.
            var by = input.ForId is { } account && account != task.ForId ? await desk.Doer(kind, account, ct) : new(task.ForId, task.ForName);
            task.Change(new(input.Words, input.DueOn!.Value, by), clerk.Entry);
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Put(Id<WorkTask> id, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, ChangeTask changeTask, CancellationToken ct) =>
        await changeTask.Handle(id, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
