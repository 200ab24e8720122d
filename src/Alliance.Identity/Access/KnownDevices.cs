using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.Access;

/// <summary>The browsers that an account knows (<see cref="KnownDevice"/>): a few, and none from before its present password.</summary>
public sealed class KnownDevices(IdentityDb db, TimeProvider clock)
{
    /// <summary>For one account. Of more, the one unused for longest is forgotten: whoever throws the cookie away each time collects none.</summary>
    public const int Most = 10;

    /// <returns>The device, when it is one that this account knows; null for a stranger.</returns>
    /// <param name="device">What the browser says it is.</param>
    public async Task<Id<KnownDevice>?> Recognise(Id<Account> accountId, (Id<KnownDevice> Device, Id<Account> Account)? device, CancellationToken ct = default) =>
        device is { } said && said.Account == accountId && await db.Set<KnownDevice>().AnyAsync(x => x.Id == said.Device && x.AccountId == accountId, ct) ? said.Device : null;

    /// <summary>Whoever has just given the right password is known by this browser from now on.</summary>
    /// <returns>The same device where it was known already.</returns>
    public async Task<Id<KnownDevice>> Remember(Id<Account> accountId, (Id<KnownDevice> Device, Id<Account> Account)? device, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (device is { } said && said.Account == accountId
            && await db.Set<KnownDevice>().Where(x => x.Id == said.Device && x.AccountId == accountId).ExecuteUpdateAsync(x => x.SetProperty(y => y.LastSignedInAt, now), ct) > 0)
            return said.Device;

        var added = new KnownDevice { Id = Id<KnownDevice>.New(), AccountId = accountId, LastSignedInAt = now };
        db.Add(added);
        await db.SaveChangesAsync(ct);
        await ForgetAllBut(Most, accountId, added.Id, ct);
        return added.Id;
    }

    /// <summary>All of them: whoever knew the old password may be among them. Doesn't save.</summary>
    public async Task Forget(Id<Account> accountId, CancellationToken ct = default) =>
        db.RemoveRange(await db.Set<KnownDevice>().Where(x => x.AccountId == accountId).ToListAsync(ct));

    private async Task ForgetAllBut(int kept, Id<Account> accountId, Id<KnownDevice> newest, CancellationToken ct)
    {
        var others = db.Set<KnownDevice>().Where(x => x.AccountId == accountId && x.Id != newest);
        var longestUnused = await others.OrderByDescending(x => x.LastSignedInAt).Select(x => x.Id).Skip(kept - 1).ToListAsync(ct);
        if (longestUnused.Count > 0) await others.Where(x => longestUnused.Contains(x.Id)).ExecuteDeleteAsync(ct);
    }
}
