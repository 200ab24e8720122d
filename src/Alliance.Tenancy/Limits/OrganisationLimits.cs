using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Threading.RateLimiting;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alliance.Tenancy.Limits;

/// <summary>How much of the shared process one organisation may take (TENANCY 21).</summary>
public sealed record LimitOptions
{
    /// <summary>Requests at work at a time for one organisation; circuits are not counted, they wait most of the time.</summary>
    [Range(1, 100_000)] public int ConcurrentRequests { get; init; } = 200;

    /// <summary>Requests that may wait for their turn.</summary>
    [Range(0, 100_000)] public int QueuedRequests { get; init; } = 400;

    /// <summary>Requests a second that one organisation may make on average, and how many at once after a pause.</summary>
    [Range(1, 1_000_000)] public int RequestsPerSecond { get; init; } = 2_000;

    [Range(1, 1_000_000)] public int Burst { get; init; } = 10_000;

    /// <summary>Circuits that people who aren't signed in may have open from one network address, and at one organisation.</summary>
    [Range(1, 100_000)] public int AnonymousCircuitsPerAddress { get; init; } = 20;

    [Range(1, 1_000_000)] public int AnonymousCircuits { get; init; } = 500;
}

public static class OrganisationLimits
{
    internal static void AddOrganisationLimits(this IServiceCollection services)
    {
        services.AddOptions<LimitOptions>().BindConfiguration("Limits").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitOptions>>((limiter, limits) => Configure(limiter, limits.Value));
        services.AddRateLimiter(_ => { });
    }

    private static void Configure(RateLimiterOptions limiter, LimitOptions limits)
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(x => RateLimitPartition.GetTokenBucketLimiter(PartitionOf(x), _ => new()
            {
                TokenLimit = limits.Burst,
                TokensPerPeriod = limits.RequestsPerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            })),
            PartitionedRateLimiter.Create<HttpContext, string>(x => x.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal)
                ? RateLimitPartition.GetNoLimiter("circuits")
                : RateLimitPartition.GetConcurrencyLimiter(PartitionOf(x), _ => new()
                {
                    PermitLimit = limits.ConcurrentRequests,
                    QueueLimit = limits.QueuedRequests,
                    QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
                })));
        limiter.OnRejected = async (rejected, ct) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
            var response = rejected.HttpContext.Response;
            response.StatusCode = StatusCodes.Status429TooManyRequests;
            response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            await rejected.HttpContext.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(new()
            {
                HttpContext = rejected.HttpContext,
                ProblemDetails = { Status = 429, Detail = "Too many requests at once. Try again in a moment.", Extensions = { ["code"] = "too-many-requests" } },
            });
        };
    }

    /// <summary>Partitions are the organisations of the registry: a bounded set, whatever hosts are asked for.</summary>
    private static string PartitionOf(HttpContext context)
    {
        var tenant = context.RequestServices.GetRequiredService<TenantContext>();
        return tenant.IsSet ? tenant.Organisation.Id : "@network";
    }
}
