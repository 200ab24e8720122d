using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.Hosting;

namespace Alliance.Tenancy.Databases;

/// <summary>Lets go of pools: at once when an organisation is suspended or its file changes, after half an hour when nobody uses them.</summary>
internal sealed class PoolKeeper(IOrganisations organisations, IEnumerable<IModuleDbPools> pools, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        organisations.Changed += Evict;
        try
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMinutes(5), clock);
            while (await timer.WaitForNextTickAsync(stoppingToken))
                foreach (var pool in pools) pool.EvictIdle(Idle);
        }
        finally
        {
            organisations.Changed -= Evict;
        }
    }

    private void Evict(object? sender, OrganisationChanged change)
    {
        if (!change.LeavesItsDatabase) return;
        foreach (var pool in pools) pool.Evict(change.After.Id);
    }
}
