using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Telemetry;
using Microsoft.AspNetCore.Http;

namespace Alliance.Tenancy.Resolution;

/// <summary>Host name → organisation, or 404; the first thing that happens to a request. Header, query, cookie and token never override the host (TENANCY 4).</summary>
/// <remarks>On a known host the scope's <see cref="TenantContext"/> is filled; on the network's own host it stays empty. Nothing else passes.</remarks>
public sealed class ResolveOrganisation(
    RequestDelegate next, IOrganisations organisations, IReadiness readiness, NetworkAddress network)
{
    private readonly string _networkHost = network.BaseDomain;

    public Task Invoke(HttpContext context, TenantContext tenant)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(tenant);

        // The raw header: Request.Host throws on invalid punycode and decodes only some of the valid one.
        var raw = context.Request.Headers.Host;
        Span<char> buffer = stackalloc char[HostName.MaximumLength];
        if (raw.Count != 1 || !HostName.TryNormalise(raw[0], buffer, out var length)) return FixedAnswers.UnknownHost(context);

        // Sign-in, tokens and forms compare hosts as texts: with its final dot a known one would answer half.
        if (HostName.WithoutFinalDot(raw[0]!) is var plain && plain.Length < raw[0]!.Length) context.Request.Headers.Host = plain;

        var host = buffer[..length];
        if (organisations.TryResolve(host, out var organisation))
        {
            if (organisation.Status is not OrganisationStatus.Active) return FixedAnswers.Suspended(context);
            if (!readiness.IsReady(organisation.Id)) return FixedAnswers.NotReady(context);

            tenant.Set(organisation);
            OrganisationTelemetry.Tag(context, organisation);
            return IsCircuit(context) ? InvokeUntilSuspended(context, organisation) : next(context);
        }

        return host.SequenceEqual(_networkHost) ? next(context) : FixedAnswers.UnknownHost(context);
    }

    private static bool IsCircuit(HttpContext context) => context.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal);

    /// <summary>A circuit's connection lives for hours: suspension cuts it.</summary>
    private async Task InvokeUntilSuspended(HttpContext context, Organisation organisation)
    {
        await using var suspension = organisation.Serving.UnsafeRegister(static x => ((HttpContext)x!).Abort(), context);
        await next(context);
    }
}
