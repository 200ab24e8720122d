using Alliance.Kernel;
using Alliance.Platform.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>How many open tasks of the officer in charge would go along with each dossier that is handed over.</summary>
public sealed class CountTasksAlong(PlatformDb db, GiveTasksOn tasks, ICurrentUser user)
{
    /// <returns>Those with tasks alone.</returns>
    public async Task<IReadOnlyDictionary<Id<LoanApplication>, int>> Handle(IReadOnlyCollection<Id<LoanApplication>> dossiers, CancellationToken ct = default)
    {
        user.Demand(Permissions.RegisterApplications);
        var officers = new Dictionary<Guid, Guid>();
        foreach (var part in dossiers.Distinct().Chunk(500))
            foreach (var dossier in await db.Applications.Where(x => part.Contains(x.Id) && x.Officer.AccountId != null).Select(x => new { x.Id, x.Officer.AccountId }).ToListAsync(ct))
                officers[dossier.Id.Value] = dossier.AccountId!.Value;
        return (await tasks.Count(LoanApplication.TasksKind, officers, ct)).ToDictionary(x => new Id<LoanApplication>(x.Key), x => x.Value);
    }
}
