using Alliance.Contracts.Federation;
using Alliance.Kernel;
using Alliance.Tenancy.Tests.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tenancy.Tests.Messages;

/// <summary>What tests announce, and what waits.</summary>
internal static class ReplicaOutbox
{
    /// <summary>In one commit.</summary>
    public static async Task Announce(this Replica replica, string sender, string? recipient, params string[] reasons)
    {
        await using var db = replica.Open(sender);
        foreach (var reason in reasons) db.Announce(new FiguresRequested(reason), recipient);
        await db.SaveChangesAsync();
    }

    public static async Task<List<OutboxMessage>> Rows(this Replica replica, string sender)
    {
        await using var db = replica.Open(sender);
        return await db.Outbox.AsNoTracking().OrderBy(x => x.Number).ToListAsync();
    }

    public static async Task<int> Waiting(this Replica replica, string sender) => (await replica.Rows(sender)).Count;

    /// <summary>Until the loop for this recipient has had a turn and given it back.</summary>
    /// <param name="after">So many turns before.</param>
    /// <returns>How many turns there were.</returns>
    public static async Task<long> HasTried(this Replica replica, string sender, string recipient, long after = 0)
    {
        long turns = 0;
        await Eventually.Holds(
            async () =>
            {
                await using var db = replica.Open(sender);
                turns = await db.Leases.Where(x => x.Name == "outbox to " + recipient && x.Until == DateTime.UnixEpoch).Select(x => (long)x.Fence).SingleOrDefaultAsync();
                return turns > after;
            },
            $"{sender} to try what it has for {recipient}");
        return turns;
    }

    /// <summary>Lets the replica's clock go on until it is so.</summary>
    public static Task TimePasses(this Replica replica, Func<Task<bool>> until) => Eventually.Holds(
        async () =>
        {
            if (await until()) return true;
            replica.Clock.Advance(TimeSpan.FromSeconds(1));
            return false;
        },
        "time to do its work");
}
