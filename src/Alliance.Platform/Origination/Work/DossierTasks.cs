using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Work;

/// <summary>Tasks are made about dossiers, by those who work on them, whatever state they are in: something may be left to do after a decision, or after a withdrawal. Who reads all dossiers reads them; to members of a committee they are none of their business.</summary>
internal sealed class DossierTasks(PlatformDb db) : ITaskSubjects
{
    /// <summary>Tasks are stored under it.</summary>
    public const string Word = LoanApplication.TasksKind;

    public string Kind => Word;

    public string Reading => Permissions.ReadApplications;

    public string Working => Permissions.RegisterApplications;

    public string Overseeing => Permissions.DecideApplications;

    public async Task<IReadOnlyDictionary<Guid, TaskSubject>> Describe(IReadOnlyCollection<Guid> subjects, CancellationToken ct)
    {
        List<Id<LoanApplication>> ids = [.. subjects.Select(x => new Id<LoanApplication>(x))];
        var found = await db.Applications.AsNoTracking().Where(x => ids.Contains(x.Id))
            .Join(db.Enterprises, x => x.EnterpriseId, x => x.Id, (dossier, enterprise) => new { dossier.Id, dossier.Number, enterprise.Profile.Name }).ToListAsync(ct);
        return found.ToDictionary(x => x.Id.Value, x => new TaskSubject(x.Name, x.Number, $"/applications/{x.Id}#tasks"));
    }
}
