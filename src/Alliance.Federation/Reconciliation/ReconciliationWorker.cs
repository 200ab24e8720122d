using Alliance.Kernel;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Alliance.Federation.Reconciliation;

/// <summary>Looks for gaps now and then. Every replica may: the platform is asked once, since asking is a change like any other.</summary>
public sealed partial class ReconciliationWorker(
    IOrganisations organisations, IReadiness readiness, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReconciliationWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var alliance in organisations.All.Where(x => x is { Kind: HostKind.Alliance, Status: OrganisationStatus.Active } && readiness.IsReady(x.Id)))
                await LookForGaps(alliance, stoppingToken);
        }
    }

    private async Task LookForGaps(Organisation alliance, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<TenantContext>().Set(alliance);
            foreach (var platform in await scope.ServiceProvider.GetRequiredService<AskForGaps>().Handle(ct)) Asked(platform);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            Failed(failure); // the database is away, say; the next look tries again
        }
    }

    [LoggerMessage(LogLevel.Warning, "Figures of {Platform} did not all arrive; it was asked for them again")]
    private partial void Asked(string platform);

    [LoggerMessage(LogLevel.Error, "Gaps in the figures could not be looked for")]
    private partial void Failed(Exception failure);
}
