using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alliance.Tenancy.Registry;

/// <summary>Starts the registry before anything that serves, then keeps looking at the folder.</summary>
internal sealed partial class RegistryWatch(
    OrganisationRegistry registry, IOptions<TenantsOptions> options, TimeProvider clock, ILogger<RegistryWatch> log) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await registry.Start(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.LookEveryMilliseconds), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await registry.Refresh(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // A look that fails must neither end the looking nor, as background services do, the whole host.
                LookFailed(failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Looking at the organisations' files failed; it is tried again")]
    private partial void LookFailed(Exception failure);
}
