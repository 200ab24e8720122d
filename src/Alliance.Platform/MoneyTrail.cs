using Alliance.Kernel;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Lending.Receipts;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform;

/// <summary>What every loan event leaves behind, whoever enters it (by hand, from a statement, from a direct-debit file): postings in the fund's books, and a receipt for a payment. In the transaction that stores the event, or not at all.</summary>
internal static class MoneyTrail
{
    /// <param name="save">What stores the events; fails as a whole, numbers and postings included.</param>
    public static async Task<int> Save(PlatformDb db, Func<Task<int>> save, CancellationToken ct)
    {
        var entered = db.ChangeTracker.Entries<LoanEvent>().Where(x => x.State is EntityState.Added)
            .ToLookup(x => x.Property<Id<Loan>>("LoanId").CurrentValue, x => x.Entity);
        if (entered.Count == 0) return await save();

        // Its own transaction unless there is one: books and numbers are held until the commit, so that nothing closes in between and no number is lost.
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        List<object> left = [];
        try
        {
            left.AddRange(await FundPosting.Of(db, entered, ct));
            left.AddRange(await ReceiptIssue.Of(db, entered, ct));
            db.AddRange(left);
            var saved = await save();
            if (transaction is not null) await transaction.CommitAsync(ct);
            return saved;
        }
        catch
        {
            foreach (var one in left) db.Entry(one).State = EntityState.Detached; // else trying again would store them twice
            throw;
        }
    }
}
