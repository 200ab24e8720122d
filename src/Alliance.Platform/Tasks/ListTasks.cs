using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tasks;

/// <summary>The tasks about one thing: what is to be done, and what became of the rest.</summary>
public sealed class ListTasks(PlatformDb db, ICurrentUser user, IBusinessDate business, TaskDesk desk)
{
    /// <param name="Open">What is due first before all else.</param>
    /// <param name="Closed">Done and dropped ones, the latest first.</param>
    /// <param name="People">To whom a task can be given; nobody, for a reader who gives none.</param>
    public sealed record Sheet(IReadOnlyList<TaskRow> Open, IReadOnlyList<TaskRow> Closed, IReadOnlyList<StaffMember> People);

    public static void Map(IEndpointRouteBuilder tasks) => tasks.MapGet("/of/{kind}/{subject:guid}", Get).WithSummary("List the tasks about a dossier or another thing").ProducesProblem(404);

    /// <param name="kind">Of the subject: <c>dossier</c>.</param>
    /// <returns>Null when there is no such subject, or none that the user may read.</returns>
    public async Task<Sheet?> Handle(string kind, Guid subject, CancellationToken ct = default)
    {
        if (desk.Find(kind) is not { } subjects) return null;
        user.Demand(subjects.Reading);
        if ((await desk.Readable(subjects, [subject], ct)).GetValueOrDefault(subject) is not { } about) return null;

        var mayWork = user.May(subjects.Working);
        var tasks = await db.Set<WorkTask>().AsNoTracking().Where(x => x.Kind == kind && x.Subject == subject).ToListAsync(ct);
        var rows = tasks.OrderBy(x => x.DueOn).ThenBy(x => x.MadeAt).Select(x => TaskRow.Of(x, about, mayWork, business.Today)).ToList();
        return new(
            [.. rows.Where(x => x.State is TaskState.Open)],
            [.. rows.Where(x => x.State is not TaskState.Open).OrderByDescending(x => x.Steps[^1].At)],
            mayWork ? await desk.People(subjects, ct) : []);
    }

    private static async Task<Results<Ok<Sheet>, NotFound>> Get(string kind, Guid subject, ListTasks listTasks, CancellationToken ct) =>
        await listTasks.Handle(kind, subject, ct) is { } sheet ? TypedResults.Ok(sheet) : TypedResults.NotFound();
}
