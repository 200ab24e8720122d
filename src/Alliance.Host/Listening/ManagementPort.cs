using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Messages;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Alliance.Host.Listening;

/// <summary>Health and metrics: a pipeline of its own that only connections of the management port ever enter.</summary>
public static class ManagementPort
{
    private const string Ready = "ready";
    private const string Fenced = "Fenced";

    public static void AddManagement(this WebApplicationBuilder host)
    {
        ArgumentNullException.ThrowIfNull(host);
        host.Services.AddHealthChecks().AddCheck<OrganisationsHealth>("organisations", tags: [Ready]).AddCheck<MessagesHealth>("messages", tags: [Ready]);
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
        parkedMessages = report.Entries["messages"].Data,
    });

    /// <summary>Ready once the first pass over the organisations is done; a fenced one, or one whose database is in trouble, degrades: it doesn't take the process out of service.</summary>
    private sealed class OrganisationsHealth(IOrganisations organisations, IReadiness readiness, DatabaseHealth databases) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var seen = await Task.WhenAll(organisations.All.Select(async x => (x.Id, State: await StateOf(x, cancellationToken))));
            var states = seen.ToDictionary(x => x.Id, object (x) => x.State, StringComparer.Ordinal);
            string[] troubled = [.. seen.Where(x => x.State is Fenced || Enum.TryParse<DatabaseTrouble>(x.State, out _)).Select(x => x.Id)];
            return !readiness.FirstPass.IsCompleted ? HealthCheckResult.Unhealthy("Starting", data: states)
                : troubled.Length > 0 ? HealthCheckResult.Degraded($"Not served as they should be: {string.Join(", ", troubled)}", data: states)
                : HealthCheckResult.Healthy(data: states);
        }

        private async Task<string> StateOf(Organisation organisation, CancellationToken ct)
        {
            if (organisation.Status is not OrganisationStatus.Active) return organisation.Status.ToString();
            if (!readiness.IsReady(organisation.Id)) return readiness.FencedBecause(organisation.Id) is null ? "Starting" : Fenced;
            return await databases.TroubleOf(organisation, ct) is { } trouble ? trouble.ToString() : "Ready";
        }
    }

    /// <summary>Messages that were given up degrade until an operator has sent them again: something national or some answer is missing.</summary>
    private sealed class MessagesHealth(IOrganisations organisations, ParkedMessages parked) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var seen = await Task.WhenAll(organisations.All.Select(async x => (x.Id, Count: await parked.CountOf(x, cancellationToken))));
            var counts = seen.Where(x => x.Count > 0).ToDictionary(x => x.Id, object (x) => x.Count, StringComparer.Ordinal);
            return counts.Count > 0 ? HealthCheckResult.Degraded($"Messages given up: {string.Join(", ", counts.Keys)}", data: counts) : HealthCheckResult.Healthy(data: counts);
        }
    }
}
