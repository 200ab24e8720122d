using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Alliance.Host.Listening;

/// <summary>Health and metrics: a pipeline of its own that only connections of the management port ever enter.</summary>
public static class ManagementPort
{
    private const string Ready = "ready";

    public static void AddManagement(this WebApplicationBuilder host)
    {
        ArgumentNullException.ThrowIfNull(host);
        host.Services.AddHealthChecks().AddCheck<OrganisationsHealth>("organisations", tags: [Ready]);
    }

    public static void UseManagement(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapWhen(x => x.Features.Get<ManagementConnection>() is not null, management =>
        {
            management.UseHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
            management.UseHealthChecks("/health/ready", new HealthCheckOptions { Predicate = x => x.Tags.Contains(Ready), ResponseWriter = Write });
            management.UseOpenTelemetryPrometheusScrapingEndpoint();
            management.Map("/jobs", x => x.Run(context => context.Response.WriteAsJsonAsync(context.RequestServices.GetRequiredService<JobBoard>().States())));
            management.Run(x =>
            {
                x.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        });
    }

    private static Task Write(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = report.Status.ToString(),
        organisations = report.Entries["organisations"].Data,
    });

    /// <summary>Ready once the first pass over the organisations is done; a fenced one degrades, it doesn't take the process out of service.</summary>
    private sealed class OrganisationsHealth(IOrganisations organisations, IReadiness readiness) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var states = organisations.All.ToDictionary(x => x.Id, object (x) => x.Status is not OrganisationStatus.Active
                ? x.Status.ToString()
                : readiness.IsReady(x.Id) ? "Ready" : readiness.FencedBecause(x.Id) is null ? "Starting" : "Fenced", StringComparer.Ordinal);
            var result = !readiness.FirstPass.IsCompleted ? HealthCheckResult.Unhealthy("Starting", data: states)
                : states.ContainsValue("Fenced") ? HealthCheckResult.Degraded("An organisation is fenced off", data: states)
                : HealthCheckResult.Healthy(data: states);
            return Task.FromResult(result);
        }
    }
}
