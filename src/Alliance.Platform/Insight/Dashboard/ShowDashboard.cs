using Alliance.Kernel;
using Alliance.Platform.Insight.Figures;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Insight.Dashboard;

/// <summary>What the staff sees first: the figures, the pipeline, and what waits to be done.</summary>
public sealed class ShowDashboard(PlatformDb db, ShowFigures showFigures, ListMonths listMonths, ICurrentUser user, IBusinessDate business)
{
    /// <summary>Rows of each list; the rest is a click away.</summary>
    private const int Shown = 6;

    /// <param name="Received">All dossiers; the next three are part of it.</param>
    /// <param name="MeanDaysToDecision">From receipt to decision; null while nothing is decided.</param>
    public sealed record Pipeline(int Received, int Waiting, int Approved, int PaidOut, int Refused, int Withdrawn, double? MeanDaysToDecision);

    public sealed record WaitingDossier(Id<LoanApplication> Id, string Number, string Enterprise, DateOnly ReceivedOn, Money Amount);

    public sealed record LateLoan(Id<Loan> Id, string Number, string Enterprise, DateOnly LateSince, Money Outstanding);

    /// <param name="Late">Null for those who may not read loans.</param>
    public sealed record Dashboard(
        FiguresAt Figures,
        FiguresAt YearBefore,
        IReadOnlyList<YearlyFigures> Years,
        Pipeline? Pipeline,
        IReadOnlyList<WaitingDossier>? Waiting,
        IReadOnlyList<LateLoan>? Late,
        int LateCount);

    public async Task<Dashboard> Handle(CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadFigures);
        var today = business.Today;
        var readsDossiers = user.May(Permissions.ReadApplications);
        var readsLoans = user.May(Permissions.ReadLoans);
        var late = db.Loans.AsNoTracking().Where(x => x.Summary.OldestDueUnpaidOn < today);
        return new(
            await showFigures.At(ct: ct),
            await showFigures.At(ShowFigures.YearBefore(today), ct),
            YearlyFigures.Of(await listMonths.Handle(ct: ct)),
            readsDossiers ? await ReadPipeline(ct) : null,
            readsDossiers ? await ReadWaiting(ct) : null,
            readsLoans ? await ReadLate(late, ct) : null,
            readsLoans ? await late.CountAsync(ct) : 0);
    }

    private async Task<Pipeline> ReadPipeline(CancellationToken ct)
    {
        var counts = await db.Applications.GroupBy(x => x.Status).Select(x => new { x.Key, Count = x.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count, ct);
        var paidOut = await db.Loans.CountAsync(x => x.Summary.FirstDisbursedOn != null, ct);
        var decided = await db.Applications.AsNoTracking().Where(x => x.Decision != null).Select(x => new { x.ReceivedOn, x.Decision!.On }).ToListAsync(ct);
        return new(
            counts.Values.Sum(),
            counts.GetValueOrDefault(ApplicationStatus.Received),
            counts.GetValueOrDefault(ApplicationStatus.Approved),
            paidOut,
            counts.GetValueOrDefault(ApplicationStatus.Refused),
            counts.GetValueOrDefault(ApplicationStatus.Withdrawn),
            decided.Count == 0 ? null : decided.Average(x => x.On.DayNumber - x.ReceivedOn.DayNumber));
    }

    private Task<List<WaitingDossier>> ReadWaiting(CancellationToken ct) => (
            from application in db.Applications.AsNoTracking()
            where application.Status == ApplicationStatus.Received
            join enterprise in db.Enterprises on application.EnterpriseId equals enterprise.Id
            orderby application.ReceivedOn, application.Number
            select new WaitingDossier(application.Id, application.Number, enterprise.Profile.Name, application.ReceivedOn, application.Request.Amount))
        .Take(Shown).ToListAsync(ct);

    /// <summary>The latest to fall behind come first: there a call still helps most.</summary>
    private Task<List<LateLoan>> ReadLate(IQueryable<Loan> late, CancellationToken ct) => (
            from loan in late
            join enterprise in db.Enterprises on loan.EnterpriseId equals enterprise.Id
            orderby loan.Summary.OldestDueUnpaidOn descending, loan.Number
            select new LateLoan(loan.Id, loan.Number, enterprise.Profile.Name, loan.Summary.OldestDueUnpaidOn!.Value, loan.Summary.Outstanding))
        .Take(Shown).ToListAsync(ct);
}
