using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Tasks;

/// <summary>A task was called done, or dropped, by mistake: it is to be done, as it was.</summary>
/// <remarks>Whoever is to do it is told, unless they do it themselves.</remarks>
public sealed class ReopenTask(ICurrentUser user, Clerk clerk, TaskDesk desk)
{
    /// <param name="Revision">Of the task as it was read; a later one is a lost race.</param>
    public sealed record Input(long? Revision = null);

    public static void Map(IEndpointRouteBuilder tasks) => tasks.MapPost("/{id}/reopening", Post).WithSummary("Take back that a task is done or dropped").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when there is no such task, or none that the user may read.</returns>
    /// <exception cref="RefusedException"><c>task.is-open</c>.</exception>
    public Task<WorkTask?> Handle(Id<WorkTask> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.WorkOnTasks);
        return desk.Do(id, input.Revision, (_, task) =>
        {
            task.Reopen(clerk.Entry);
            return Task.CompletedTask;
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<WorkTask> id, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, ReopenTask reopenTask, CancellationToken ct) =>
        await reopenTask.Handle(id, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
