using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tenancy.Databases;

/// <summary>Who does an organisation's background work at the moment: a row in its database with a term, so that replicas don't compete and a dead one is succeeded.</summary>
/// <remarks>Terms run by the database's clock: a replica whose own is wrong takes nothing early. And a clock decides only who may try: what counts is the fence, checked at each commit (<see cref="HeldLease"/>).</remarks>
public sealed class Leases(ModuleDbPools<OrganisationDb> pools, OrganisationDatabases databases)
{
    private readonly string _me = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    /// <summary>Takes the work for <paramref name="term"/> (whole seconds).</summary>
    /// <returns>Null when another process has it.</returns>
    public async Task<HeldLease?> TryTake(Organisation organisation, string name, TimeSpan term, CancellationToken ct)
    {
        await using var db = pools.Lease(organisation);
        if (await Take(db, organisation, name, term, ct) is { } held) return held;
        return await MakeRow(db, name, ct) ? await Take(db, organisation, name, term, ct) : null;
    }

    /// <summary>Begins the term anew, also when it is over but nobody took the work.</summary>
    /// <returns>False when another process has it.</returns>
    public async Task<bool> Prolong(Organisation organisation, HeldLease held, TimeSpan term, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(held);
        await using var db = pools.Lease(organisation);
        var prolong = $$"""UPDATE tenancy_leases SET Until = {{ClockOf(organisation, "{0}")}} WHERE Name = {1} AND Fence = {2}""";
        return await db.Database.ExecuteSqlRawAsync(prolong, [Seconds(term), held.Name, held.Fence], ct) > 0;
    }

    /// <summary>Gives the work back when it is done, so that another replica need not wait for the term to end.</summary>
    public async Task Release(Organisation organisation, HeldLease held, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(held);
        await using var db = pools.Lease(organisation);
        await db.Leases.Where(x => x.Name == held.Name && x.Fence == held.Fence).ExecuteUpdateAsync(x => x.SetProperty(y => y.Until, DateTime.UnixEpoch), ct);
    }

    /// <summary>Whether work that is done once was done, by whomever. By reading alone: who starts while another process writes doesn't wait for it.</summary>
    public async Task<bool> IsDone(Organisation organisation, string name, CancellationToken ct)
    {
        await using var db = pools.Lease(organisation);
        return await db.Leases.AnyAsync(x => x.Name == name && x.DoneThrough != null, ct);
    }

    /// <summary>Notes that it is done, unless another process has taken it over.</summary>
    public async Task NoteDone(Organisation organisation, HeldLease held, DateOnly on, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(held);
        await using var db = pools.Lease(organisation);
        await db.Leases.Where(x => x.Name == held.Name && x.Fence == held.Fence).ExecuteUpdateAsync(x => x.SetProperty(y => y.DoneThrough, on), ct);
    }

    private async Task<HeldLease?> Take(OrganisationDb db, Organisation organisation, string name, TimeSpan term, CancellationToken ct)
    {
        var take = $$"""
            UPDATE tenancy_leases SET Holder = {0}, Until = {{ClockOf(organisation, "{1}")}}, Fence = Fence + 1
            WHERE Name = {2} AND (Holder = {0} OR Until < {{ClockOf(organisation, "0")}})
            """;
        if (await db.Database.ExecuteSqlRawAsync(take, [_me, Seconds(term), name], ct) == 0) return null;
        var fence = await db.Leases.Where(x => x.Name == name && x.Holder == _me).Select(x => (long?)x.Fence).SingleOrDefaultAsync(ct);
        return fence is { } number ? new(name, number) : null;
    }

    /// <returns>Whether it was missing: then it is there now, ours or that of another process that was first to write it.</returns>
    private static async Task<bool> MakeRow(OrganisationDb db, string name, CancellationToken ct)
    {
        if (await db.Leases.AnyAsync(x => x.Name == name, ct)) return false;
        db.Leases.Add(new Lease { Name = name, Holder = "", Until = DateTime.UnixEpoch });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another process was first.
        }

        return true;
    }

    private string ClockOf(Organisation organisation, string seconds) => databases.Of(organisation).Engine.ClockAfter(seconds);

    private static int Seconds(TimeSpan term) => (int)term.TotalSeconds;
}
