using Alliance.Kernel;

namespace Alliance.Platform.Fund.Journal;

/// <summary>Gives movements about to be stored their numbers in the order of the books: ids have no order that engines agree on.</summary>
internal sealed class NumberMovements : IBeforeCommit<PlatformDb>
{
    /// <summary>Of what is entered together, money that comes in stands before money that goes out: a balance between the two is one that was.</summary>
    public async Task Run(PlatformDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var entered = db.Added<FundMovement>().Select(x => x.Entity).Where(x => x.Number == 0)
            .OrderBy(x => x.PostedOn).ThenBy(x => x.EnteredAt).ThenByDescending(x => x.Bank).ThenBy(x => x.Kind).ThenBy(x => x.Id).ToList();
        if (entered.Count == 0) return;

        var next = await FundBooks.TakeNumbers(db, entered.Count, ct) - entered.Count;
        foreach (var movement in entered) movement.Give(++next);
    }
}
