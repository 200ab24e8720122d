using System.Diagnostics;
using System.Diagnostics.Metrics;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Alliance.Tenancy.Telemetry;

/// <summary>The resolved organisation's id on traces, metrics and logs: a bounded set, never the raw Host header (TENANCY 22).</summary>
public static class OrganisationTelemetry
{
    /// <summary>Name of the tag, and of the activity source and meter of what runs outside requests.</summary>
    public const string Tagged = "organisation";
    public const string Source = "Alliance";

    /// <summary>Name of the tag that tells background jobs apart.</summary>
    public const string Job = "job";

    /// <summary>Tag value where there is no organisation.</summary>
    public const string None = "none";

    public static readonly ActivitySource Activities = new(Source);

    private static readonly Meter Meter = new(Source);

    /// <summary>Messages delivered, by organisation of the sender.</summary>
    public static readonly Counter<long> Relayed = Meter.CreateCounter<long>("alliance.outbox.relayed", "{message}");

    /// <summary>Steps of background jobs, by organisation and job.</summary>
    public static readonly Counter<long> JobSteps = Meter.CreateCounter<long>("alliance.jobs.steps", "{step}");

    /// <summary>Turns of background jobs that failed, by organisation and job.</summary>
    public static readonly Counter<long> JobFailures = Meter.CreateCounter<long>("alliance.jobs.failures", "{turn}");

    /// <summary>Tries to deliver that failed, by organisation of the sender; not those whose recipient was away.</summary>
    public static readonly Counter<long> DeliveryFailures = Meter.CreateCounter<long>("alliance.outbox.failures", "{message}");

    /// <summary>Seconds between the announcement of a message and the commit of what it changes (with a broker: until the broker has it): milliseconds on a good day, hours when the recipient or the broker is away.</summary>
    public static readonly Histogram<double> RelayDelay = Meter.CreateHistogram("alliance.outbox.delay", "s", advice: new InstrumentAdvice<double>
    {
        HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 3_600],
    });

    public static void Tag(HttpContext context, Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(organisation);
        Activity.Current?.SetTag(Tagged, organisation.Id);
        context.Features.Get<IHttpMetricsTagsFeature>()?.Tags.Add(new(Tagged, organisation.Id));
    }

    /// <summary>Starts an activity for work in the name of an organisation, outside any request.</summary>
    public static Activity? Start(string name, Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return Activities.StartActivity(name)?.SetTag(Tagged, organisation.Id);
    }
}
