using Alliance.Identity.Access;
using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.SigningIn;

/// <summary>Counts wrong passwords: those from a browser that the account knows on that browser, all others on the account. Five in a row close the way they came by for a quarter of an hour, that way alone.</summary>
internal sealed class Attempts(IdentityDb db, KnownDevices devices, DateTime now)
{
    /// <summary>The account's own browser that this attempt came from; null for a stranger's.</summary>
    public Id<KnownDevice>? Device { get; private set; }

    /// <summary>Whether this very attempt was the one that closed the way it came by: <see cref="Device"/>, or the account to strangers.</summary>
    public bool HasLocked { get; private set; }

    /// <summary>Counts the attempt before the password is looked at, in one statement: a hundred guesses at once are still five.</summary>
    /// <returns>Null for an account that isn't there, isn't open, or is locked the way this attempt comes.</returns>
    public async Task<Account?> Reserve(string normalizedEmail, (Id<KnownDevice> Device, Id<Account> Account)? device, CancellationToken ct)
    {
        var open = db.Accounts.Where(x => x.NormalizedEmail == normalizedEmail && x.PasswordHash != null && x.DeactivatedAt == null);
        var account = await open.AsNoTracking().SingleOrDefaultAsync(ct);
        if (account is not null && await devices.Recognise(account.Id, device, ct) is { } known)
        {
            Device = known;
            if (!await CountOnDevice(known, ct)) return null;
            HasLocked = await db.Set<KnownDevice>().AnyAsync(x => x.Id == known && x.LockedUntil > now, ct);
            return account;
        }

        if (!await CountOnAccount(open, ct)) return null;
        account = await open.AsNoTracking().SingleOrDefaultAsync(ct);
        HasLocked = account?.LockedUntil > now;
        return account;
    }

    /// <summary>A right password forgives the wrong ones before it that came the same way.</summary>
    public async Task Forgive(Account account, string? passwordHash, CancellationToken ct)
    {
        DateTime? signedIn = now;
        var same = db.Accounts.Where(x => x.Id == account.Id && x.PasswordHash == account.PasswordHash);
        await same.ExecuteUpdateAsync(set => set.SetProperty(x => x.LastSignedInAt, signedIn).SetProperty(x => x.PasswordHash, passwordHash), ct);
        if (Device is { } device)
            await db.Set<KnownDevice>().Where(x => x.Id == device).ExecuteUpdateAsync(set => set.SetProperty(x => x.LockedUntil, (DateTime?)null).SetProperty(x => x.FailedAttempts, 0), ct);
        else
            await db.Accounts.Where(x => x.Id == account.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.LockedUntil, (DateTime?)null).SetProperty(x => x.FailedAttempts, 0), ct);
    }

    private async Task<bool> CountOnAccount(IQueryable<Account> open, CancellationToken ct)
    {
        DateTime? until = now + Account.LockedFor;
        return await open.Where(x => x.LockedUntil == null || x.LockedUntil <= now).ExecuteUpdateAsync(
            set => set
                .SetProperty(x => x.LockedUntil, x => x.FailedAttempts + 1 >= Account.MostFailedAttempts ? until : null)
                .SetProperty(x => x.FailedAttempts, x => x.FailedAttempts + 1 >= Account.MostFailedAttempts ? 0 : x.FailedAttempts + 1),
            ct) > 0;
    }

    private async Task<bool> CountOnDevice(Id<KnownDevice> device, CancellationToken ct)
    {
        DateTime? until = now + Account.LockedFor;
        return await db.Set<KnownDevice>().Where(x => x.Id == device && (x.LockedUntil == null || x.LockedUntil <= now)).ExecuteUpdateAsync(
            set => set
                .SetProperty(x => x.LockedUntil, x => x.FailedAttempts + 1 >= Account.MostFailedAttempts ? until : null)
                .SetProperty(x => x.FailedAttempts, x => x.FailedAttempts + 1 >= Account.MostFailedAttempts ? 0 : x.FailedAttempts + 1),
            ct) > 0;
    }
}
