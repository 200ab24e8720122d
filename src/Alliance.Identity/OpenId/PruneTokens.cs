using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;

namespace Alliance.Identity.OpenId;

/// <summary>Removes tokens and authorisations that have been of no use for two weeks: every few hours, one organisation at a time, none for longer than a minute.</summary>
public sealed partial class PruneTokens(
    IOrganisations organisations, IReadiness readiness, IServiceScopeFactory scopes, TimeProvider clock, ILogger<PruneTokens> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(4);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(14);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var organisation in organisations.All.Where(x => x.Status is OrganisationStatus.Active && readiness.IsReady(x.Id)))
                await Guarded(organisation, stoppingToken);
        }
    }

    /// <returns>How many tokens went.</returns>
    public async Task<long> Prune(Organisation organisation, CancellationToken ct = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Set(organisation);
        var threshold = clock.GetUtcNow() - KeptFor;
        var pruned = await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(threshold, ct);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(threshold, ct);
        return pruned;
    }

    private async Task Guarded(Organisation organisation, CancellationToken stopping)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stopping, organisation.Serving);
        enough.CancelAfter(Longest);
        try
        {
            await Prune(organisation, enough.Token);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            // One organisation's database may be away; the others are pruned all the same, and this one next time.
            NotPruned(failure, organisation.Id);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Old tokens of {Organisation} could not be removed")]
    private partial void NotPruned(Exception failure, string organisation);
}
