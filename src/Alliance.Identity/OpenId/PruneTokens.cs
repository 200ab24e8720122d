using Alliance.Identity.Access;
using Alliance.Tenancy.Jobs.Daily;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace Alliance.Identity.OpenId;

/// <summary>Removes, once a day, the tokens and authorisations that have been of no use for two weeks, and what needn't be remembered of sessions and browsers.</summary>
public sealed class PruneTokens(IOpenIddictTokenManager tokens, IOpenIddictAuthorizationManager authorizations, IdentityDb db, TimeProvider clock) : IDailyWork
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(14);

    public async Task<bool> Step(BusinessDays days, CancellationToken ct)
    {
        await Prune(ct);
        await Forget(ct);
        return false;
    }

    /// <summary>Sessions that no cookie could open any longer, and browsers in which nobody has signed in for half a year.</summary>
    private async Task Forget(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db.Set<EndedSession>().Where(x => x.ForgottenAfter < now).ExecuteDeleteAsync(ct);
        var longAgo = now - DeviceCookie.KeptFor;
        await db.Set<KnownDevice>().Where(x => x.LastSignedInAt < longAgo).ExecuteDeleteAsync(ct);
    }

    /// <returns>How many tokens went.</returns>
    public async Task<long> Prune(CancellationToken ct = default)
    {
        var threshold = clock.GetUtcNow() - KeptFor;
        var pruned = await tokens.PruneAsync(threshold, ct);
        await authorizations.PruneAsync(threshold, ct);
        return pruned;
    }
}
