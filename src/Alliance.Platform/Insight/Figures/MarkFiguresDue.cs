using Alliance.Kernel;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Insight.Figures;

/// <summary>Notes each enterprise whose dossiers, loans or observations are about to change, and the fund when money is paid in; and rings for the worker once that is committed.</summary>
internal sealed class MarkFiguresDue(TenantContext tenant, JobSignal<FiguresJob> signal) : IBeforeCommit<PlatformDb>
{
    public async Task Run(PlatformDb db, CancellationToken ct)
    {
        var marked = db.Added<FiguresDue>().Select(x => x.Entity.EnterpriseId).ToHashSet();
        var touched = db.Touched<IAggregate>().Select(x => x.Entity.EnterpriseId);
        if (db.Added<FundMovement>().Any(x => x.Entity.Kind is FundMovementKind.Contribution)) touched = touched.Append(FundPaidIn.Due);
        var due = touched.Concat(await SharedWith(db, ct)).Distinct().Where(x => !marked.Contains(x)).ToList();
        db.FiguresDue.AddRange(due.Select(x => new FiguresDue { EnterpriseId = x }));
        if (marked.Count + due.Count > 0)
        {
            var organisation = tenant.Organisation.Id;
            db.OnceCommitted(() => signal.Raise(organisation));
        }
    }

    /// <summary>A person is counted once, at one of their enterprises: what changes at one may move them to another, or from it.</summary>
    private static async Task<List<Id<Enterprise>>> SharedWith(PlatformDb db, CancellationToken ct)
    {
        Id<Enterprise>[] changed = [.. db.Touched<LoanApplication>().Select(x => x.Entity.EnterpriseId).Concat(db.Touched<Loan>().Select(x => x.Entity.EnterpriseId)).Distinct()];
        Id<Entrepreneur>[] persons = [.. db.Touched<LoanApplication>().Select(x => x.Entity.EntrepreneurId).Concat(db.Touched<Entrepreneur>().Select(x => x.Entity.Id)).Distinct()];
        if (changed.Length == 0 && persons.Length == 0) return [];

        var dossiers = db.Applications;
        var shared =
            from here in dossiers
            from there in dossiers
            where changed.Contains(here.EnterpriseId) && there.EntrepreneurId == here.EntrepreneurId && there.EnterpriseId != here.EnterpriseId
            select there.EnterpriseId;
        return await shared.Union(dossiers.Where(x => persons.Contains(x.EntrepreneurId)).Select(x => x.EnterpriseId)).ToListAsync(ct);
    }
}
