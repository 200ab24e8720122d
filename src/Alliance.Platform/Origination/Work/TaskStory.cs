using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Stories;
using Alliance.Platform.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Work;

/// <summary>Tasks about dossiers, made, done and dropped. Not in the history of a dossier itself, which the members of its committee read.</summary>
internal sealed class TaskStory(PlatformDb db, ICurrentUser user, IStringLocalizer<TasksText> text) : IStorySource
{
    public string Permission => Permissions.ReadApplications;

    public async Task<IReadOnlyList<StoryLine>> Lines(StorySubject subject, CancellationToken ct)
    {
        user.Demand(Permission);
        List<Guid> keys = [.. subject.Dossiers.Select(x => x.Value)];
        var tasks = await db.Set<WorkTask>().AsNoTracking().Where(x => x.Kind == DossierTasks.Word && keys.Contains(x.Subject)).ToListAsync(ct);
        if (tasks.Count == 0) return [];

        var numbers = await db.Applications.AsNoTracking().Where(x => subject.Dossiers.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Number, ct);
        return
        [
            .. from task in tasks
               from step in task.Steps.OrderByDescending(x => x.Sequence) // of one entry the last step first
               where step.Kind is not TaskStepKind.Changed
               let dossier = new Id<LoanApplication>(task.Subject)
               select new StoryLine(step.On, text["story." + KebabCase.Of(step.Kind)])
               {
                   At = step.At,
                   Note = step.Kind is TaskStepKind.Dropped ? $"{task.Words} ({step.Words})" : task.Words,
                   By = step.By,
                   About = numbers[dossier],
                   Href = $"/applications/{dossier}#tasks",
                   CountsNoMore = step.Kind is TaskStepKind.Done && task.State is not TaskState.Done,
               },
        ];
    }
}
