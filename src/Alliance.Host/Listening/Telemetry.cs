using Alliance.Tenancy.Telemetry;
using Alliance.Ui;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Alliance.Host.Listening;

/// <summary>Traces and metrics with the resolved organisation's id: scraped on the management port, and sent by OTLP where an endpoint is configured.</summary>
public static class Telemetry
{
    public static void AddTelemetry(this WebApplicationBuilder host)
    {
        ArgumentNullException.ThrowIfNull(host);
        host.Services.AddHostedService<MissingTextLog>();
        // The organisation's tag on the current activity becomes part of every log line's scope.
        host.Logging.Configure(x => x.ActivityTrackingOptions =
            ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId | ActivityTrackingOptions.Tags);

        var telemetry = host.Services.AddOpenTelemetry()
            .ConfigureResource(x => x.AddService("alliance"))
            .WithTracing(x => x
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddSource(OrganisationTelemetry.Source, "MassTransit", "Microsoft.EntityFrameworkCore"))
            .WithMetrics(x => x
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter(OrganisationTelemetry.Source, TextSet.Source, "MassTransit", "Microsoft.EntityFrameworkCore", "Polly")
                .AddPrometheusExporter());
        if (host.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
            telemetry.WithTracing(x => x.AddOtlpExporter()).WithMetrics(x => x.AddOtlpExporter());
    }
}
