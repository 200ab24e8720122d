using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Tenancy.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Deferrals;

/// <summary>Carries mass deferrals out, and undoes them, some loans at a time. A loan and the note that it is done are saved together: after a stop it goes on with the next.</summary>
/// <remarks>Follows in the same transaction, before the commit: the enterprises' figures due. (The fund's books are asked too: no money moves.)</remarks>
public sealed class MassDeferralRunner(PlatformDb db, IBusinessDate business, TimeProvider clock) : IOrganisationJob
{
    /// <summary>Loans per transaction: few enough that a payment recorded meanwhile costs little to do again.</summary>
    public const int AtATime = 50;

    private IQueryable<MassDeferral> Due => db.Set<MassDeferral>().Where(x => x.Status == MassDeferralStatus.Running || x.Status == MassDeferralStatus.Undoing);

    public Task<bool> IsDue(CancellationToken ct) => Due.AnyAsync(ct);

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> Step(CancellationToken ct)
    {
        var deferral = await Due.OrderBy(x => x.StartedAt).FirstOrDefaultAsync(ct);
        if (deferral is null) return false;

        var undoing = deferral.Status is MassDeferralStatus.Undoing;
        var waiting = undoing ? DeferredLoanStatus.Deferred : DeferredLoanStatus.Waiting;
        var rows = await db.Set<DeferredLoan>().Where(x => x.MassDeferralId == deferral.Id && x.Status == waiting).OrderBy(x => x.LoanId).Take(AtATime).ToListAsync(ct);
        if (rows.Count == 0)
        {
            // A loan that the deferral refused was never deferred, so there is nothing of it to undo.
            deferral.Finish(clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(ct);
            return true;
        }

        Id<Loan>[] ids = [.. rows.Select(x => x.LoanId)];
        var loans = await db.Loans.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);
        var entry = new Entry(business.Today, deferral.DecidedBy!, clock.GetUtcNow().UtcDateTime);
        foreach (var row in rows)
        {
            try
            {
                if (undoing) Undo(loans[row.LoanId], row, deferral, entry);
                else Defer(loans[row.LoanId], row, deferral, entry);
            }
            catch (RefusedException refused)
            {
                (row.Status, row.Code) = (undoing ? DeferredLoanStatus.NotUndone : DeferredLoanStatus.Refused, refused.Code);
            }
        }

        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>By whole months, each loan keeping its own day.</summary>
    internal static void Defer(Loan loan, DateOnly from, int months, DateOnly on, Entry entry, string reason) =>
        loan.Defer(from, DueDates.After(loan, from, on, months) ?? from, on, entry, reason);

    private static void Defer(Loan loan, DeferredLoan row, MassDeferral deferral, Entry entry)
    {
        if (!loan.Has(row.EventId)) Defer(loan, deferral.From, deferral.Months, deferral.AgreedOn!.Value, entry with { EventId = row.EventId }, deferral.Reason);
        row.Status = DeferredLoanStatus.Deferred;
    }

    private static void Undo(Loan loan, DeferredLoan row, MassDeferral deferral, Entry entry)
    {
        // Somebody may have undone this one alone before.
        if (!loan.IsUndone(row.EventId)) loan.Undo(row.EventId, entry with { EventId = row.UndoingId }, deferral.Name);
        row.Status = DeferredLoanStatus.Undone;
    }
}
