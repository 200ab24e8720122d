using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Tasks;

/// <summary>A task need not be done any more.</summary>
public sealed class DropTask(ICurrentUser user, Clerk clerk, TaskDesk desk)
{
    /// <param name="Reason">Why.</param>
    /// <param name="Revision">Of the task as it was read; a later one is a lost race.</param>
    public sealed record Input([property: Required, StringLength(Entry.LongestReference, MinimumLength = 3)] string Reason, long? Revision = null);

    public static void Map(IEndpointRouteBuilder tasks) => tasks.MapPost("/{id}/dropping", Post).WithSummary("Drop a task that need not be done").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when there is no such task, or none that the user may read.</returns>
    /// <exception cref="RefusedException"><c>task.not-open</c>, <c>text.missing</c>.</exception>
    public Task<WorkTask?> Handle(Id<WorkTask> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.WorkOnTasks);
        return desk.Do(id, input.Revision, (_, task) =>
        {
            task.Drop(input.Reason, clerk.Entry);
            return Task.CompletedTask;
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<WorkTask> id, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, DropTask dropTask, CancellationToken ct) =>
        await dropTask.Handle(id, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
