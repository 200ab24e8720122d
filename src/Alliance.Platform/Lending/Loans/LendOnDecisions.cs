using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Loans;

/// <summary>A committee's yes becomes a loan on the platform's terms of that day; a decision taken back takes it along.</summary>
internal sealed class LendOnDecisions(PlatformDb db, TenantContext tenant, IEnumerable<ILoanTie> ties) : ILendOnDecisions
{
    public DossierLoan Contract(LoanApplication approved)
    {
        var decision = approved.Decision!;
        var terms = LendingSettings.Of(tenant.Organisation).Terms(decision.Amount!.Value, decision.Term!.Value, decision.GraceMonths!.Value);
        var loan = new Loan(approved.Id, approved.EnterpriseId, approved.LoanNumber, terms, decision.On, ContractSettings.Of(tenant.Organisation).Required);
        db.Add(loan);
        return Seen(loan);
    }

    public async Task<DossierLoan?> Find(Id<LoanApplication> application, CancellationToken ct) =>
        await db.Loans.AsNoTracking().SingleOrDefaultAsync(x => x.ApplicationId == application, ct) is { } loan ? Seen(loan) : null;

    public async Task<IReadOnlyDictionary<Id<LoanApplication>, DossierLoan>> Find(IReadOnlyCollection<Id<LoanApplication>> applications, CancellationToken ct) =>
        await db.Loans.Where(x => applications.Contains(x.ApplicationId))
            .Select(x => new { x.ApplicationId, Loan = new DossierLoan(x.Id.Value, x.Number, x.Events.Any()) { AwaitsContract = x.NeedsContract && x.ContractedOn == null, IsContracted = x.ContractedOn != null } }).ToDictionaryAsync(x => x.ApplicationId, x => x.Loan, ct);

    public async Task<bool> DemandCancellable(Id<LoanApplication> application, CancellationToken ct)
    {
        if (await db.Loans.SingleOrDefaultAsync(x => x.ApplicationId == application, ct) is not { } loan) return false;

        if (loan.Events.Count > 0) throw LoanTies.MoneyHasMoved;
        foreach (var tie in ties) await tie.DemandNone(db, loan.Id, ct);
        return true;
    }

    public async Task Cancel(Id<LoanApplication> application, CancellationToken ct)
    {
        // All of it first: who is refused, and goes on with something else, has changed nothing.
        if (!await DemandCancellable(application, ct)) return;

        var loan = await db.Loans.SingleAsync(x => x.ApplicationId == application, ct);
        foreach (var tie in ties) await tie.LetGo(db, loan.Id, ct);
        db.Remove(loan);
    }

    public async Task GiveUp(Id<LoanApplication> application, CancellationToken ct)
    {
        if (await db.Loans.SingleOrDefaultAsync(x => x.ApplicationId == application, ct) is not { } loan) return;
        if (loan.Events.Count > 0) throw new RefusedException("application.paid-out", "Money has moved on this loan: it is repaid, not given up.");

        var others = ties.Where(x => !x.IsRecord).ToList();
        foreach (var tie in others) await tie.DemandNone(db, loan.Id, ct);
        foreach (var tie in others) await tie.LetGo(db, loan.Id, ct);
        db.Remove(loan);
    }

    private static DossierLoan Seen(Loan loan) => new(loan.Id.Value, loan.Number, loan.Events.Count > 0) { AwaitsContract = loan.AwaitsContract, IsContracted = loan.ContractedOn is not null };
}
