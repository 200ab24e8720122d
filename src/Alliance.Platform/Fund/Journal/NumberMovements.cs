using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Fund.Journal;

/// <summary>Gives movements about to be stored their numbers in the order of the books: ids have no order that engines agree on.</summary>
internal sealed class NumberMovements : IBeforeCommit<PlatformDb>
{
    /// <summary>Of what is entered together, money that comes in stands before money that goes out: a balance between the two is one that was.</summary>
    public async Task Run(PlatformDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var entered = db.Added<FundMovement>().Select(x => x.Entity).Where(x => x.Number == 0).InOrderOfEntry().ToList();
        if (entered.Count == 0) return;

        var next = await FundBooks.TakeNumbers(db, entered.Count, ct) - entered.Count;
        // While two releases run, rows of the earlier one's replicas have no number. They were there first.
        var before = await db.Set<FundMovement>().Where(x => x.Number == 0).InOrderOfEntry().Select(x => x.Id).ToListAsync(ct);
        if (before.Count > 0) await FundBooks.TakeNumbers(db, before.Count, ct);
        foreach (var id in before)
        {
            var number = ++next;
            await db.Set<FundMovement>().Where(x => x.Id == id).ExecuteUpdateAsync(x => x.SetProperty(y => y.Number, number), ct);
        }

        foreach (var movement in entered) movement.Give(++next);
    }
}
