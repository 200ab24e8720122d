using Alliance.Kernel;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;

namespace Alliance.Platform.Insight.Figures;

/// <summary>Notes each enterprise whose dossiers, loans or observations are about to change, and the fund when money is paid in; and rings for the worker once that is committed.</summary>
internal sealed class MarkFiguresDue(TenantContext tenant, JobSignal<FiguresJob> signal) : IBeforeCommit<PlatformDb>
{
    public Task Run(PlatformDb db, CancellationToken ct)
    {
        var marked = db.Added<FiguresDue>().Select(x => x.Entity.EnterpriseId).ToHashSet();
        var touched = db.Touched<IAggregate>().Select(x => x.Entity.EnterpriseId);
        if (db.Added<FundMovement>().Any(x => x.Entity.Kind is FundMovementKind.Contribution)) touched = touched.Append(FundPaidIn.Due);
        var due = touched.Distinct().Where(x => !marked.Contains(x)).ToList();
        db.FiguresDue.AddRange(due.Select(x => new FiguresDue { EnterpriseId = x }));
        if (marked.Count + due.Count > 0)
        {
            var organisation = tenant.Organisation.Id;
            db.OnceCommitted(() => signal.Raise(organisation));
        }

        return Task.CompletedTask;
    }
}
