using Alliance.Tenancy.Jobs.Daily;
using OpenIddict.Abstractions;

namespace Alliance.Identity.OpenId;

/// <summary>Removes, once a day, the tokens and authorisations that have been of no use for two weeks.</summary>
public sealed class PruneTokens(IOpenIddictTokenManager tokens, IOpenIddictAuthorizationManager authorizations, TimeProvider clock) : IDailyWork
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(14);

    public async Task<bool> Step(BusinessDays days, CancellationToken ct)
    {
        await Prune(ct);
        return false;
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
