using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tasks;

/// <summary>Somebody is to do something by a day.</summary>
/// <remarks>Whoever is to do it is told, unless they say so themselves.</remarks>
public sealed class AddTask(PlatformDb db, ICurrentUser user, Clerk clerk, TaskDesk desk)
{
    /// <param name="SubjectKind">What it is about: <c>dossier</c>.</param>
    /// <param name="Subject">Its key.</param>
    /// <param name="Words">What is to be done.</param>
    /// <param name="DueOn">The last good day.</param>
    /// <param name="ForId">An account that works on such subjects; who enters it when left out.</param>
    public sealed record Input(
        [property: Required, StringLength(ITaskSubjects.LongestKind)] string SubjectKind,
        [property: Required] Guid? Subject,
        [property: Required, StringLength(WorkTask.LongestWords, MinimumLength = 2)] string Words,
        [property: Required] DateOnly? DueOn,
        Guid? ForId = null);

    public sealed record Added(Id<WorkTask> Id);

    public static void Map(IEndpointRouteBuilder tasks) => tasks.MapPost("", Post).WithSummary("Add a task").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when there is no such subject, or none that the user may read.</returns>
    /// <exception cref="RefusedException"><c>task.for-nobody</c>, <c>task.due-in-the-past</c>, <c>task.too-many</c>.</exception>
    public async Task<Added?> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.WorkOnTasks);
        if (desk.Find(input.SubjectKind) is not { } kind || await desk.DemandWork(kind, input.Subject!.Value, ct) is not { } subject) return null;

        var key = input.Subject.Value;
        if (await db.Set<WorkTask>().CountAsync(x => x.Kind == kind.Kind && x.Subject == key, ct) >= WorkTask.MostOfSubject)
            throw new RefusedException("task.too-many", $"There are at most {WorkTask.MostOfSubject} tasks about one thing.", WorkTask.MostOfSubject);
        var task = new WorkTask(kind.Kind, key, new(input.Words, input.DueOn!.Value, await desk.Doer(kind, input.ForId, ct)), user.AccountId, clerk.Entry);
        db.Add(task);
        await desk.Save(kind, task, subject, ct);
        return new(task.Id);
    }

    private static async Task<Results<Created<Added>, NotFound>> Post(Input input, AddTask addTask, CancellationToken ct) =>
        await addTask.Handle(input, ct) is { } added ? TypedResults.Created($"/api/tasks/of/{input.SubjectKind}/{input.Subject}", added) : TypedResults.NotFound();
}
