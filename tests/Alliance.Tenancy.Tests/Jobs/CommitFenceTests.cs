using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tenancy.Tests.Jobs;

/// <summary>A process that was paused for longer than its term comes back in the middle of a step.</summary>
public sealed class CommitFenceTests
{
    private static readonly TimeSpan Term = TimeSpan.FromSeconds(30);

    private static async Task<HeldLease> Take(Deployment deployment, Replica replica) =>
        (await replica.Leases.TryTake(deployment.Organisations.Find("one")!, "work", Term, default))!;

    [Test]
    public async Task Who_was_overtaken_commits_nothing([Values] bool ownTransaction, [Values] bool atOnce)
    {
        using var deployment = await Deployment.Of("one");
        var (paused, heir) = (deployment.Replica(), deployment.Replica());
        var lost = await Take(deployment, paused);
        await deployment.LetTermsEnd();
        var held = await Take(deployment, heir);

        await using (var db = paused.Open(held: lost))
        {
            Assert.That(() => Save(db, "late", ownTransaction, atOnce), Throws.TypeOf<LeaseLostException>());
        }

        await using (var db = heir.Open(held: held)) await Save(db, "in time", ownTransaction, atOnce);
        await using var read = heir.Open();
        Assert.That(await read.Keys.Select(x => x.FriendlyName).ToListAsync(), Is.EqualTo(["in time"]));
    }

    [Test]
    public async Task A_term_that_ended_unnoticed_harms_nobody()
    {
        using var deployment = await Deployment.Of("one");
        var replica = deployment.Replica();
        var held = await Take(deployment, replica);
        await deployment.LetTermsEnd();

        await using (var db = replica.Open(held: held)) await Save(db, "slow", ownTransaction: false, atOnce: false);

        await using var read = replica.Open();
        Assert.That(await read.Keys.CountAsync(), Is.EqualTo(1));
        Assert.That(read.Database.AutoTransactionBehavior, Is.EqualTo(AutoTransactionBehavior.WhenNeeded), "the next lease of the same context is a request's");
    }

    private static async Task Save(OrganisationDb db, string trace, bool ownTransaction, bool atOnce)
    {
        await using var transaction = ownTransaction ? await db.Database.BeginTransactionAsync() : null;
        db.Keys.Add(new StoredKey { FriendlyName = trace, Xml = "" });
        if (atOnce) db.SaveChanges();
        else await db.SaveChangesAsync();
        if (transaction is null) return;
        if (atOnce) transaction.Commit();
        else await transaction.CommitAsync();
    }
}
