using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Resolution;

/// <summary>Parts the routes by kind of host, so that <c>/</c> and <c>/api/figures</c> can exist on each. An endpoint that doesn't say where it answers answers nowhere.</summary>
/// <remarks>The choice is a branch of the routing tree: it costs a request nothing but a look at its organisation. Routes with dynamic endpoints can't be built into the tree; for them candidates are dropped one by one.</remarks>
public sealed class HostKindPolicy : MatcherPolicy, INodeBuilderPolicy, IEndpointSelectorPolicy
{
    private static readonly HostKind[] Kinds = [HostKind.Network, HostKind.Platform, HostKind.Alliance];

    /// <summary>Before all others: what isn't there must not take part in their choice, nor be named by a 405.</summary>
    public override int Order => -10_000;

    bool INodeBuilderPolicy.AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => !ContainsDynamicEndpoints(endpoints);

    bool IEndpointSelectorPolicy.AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => ContainsDynamicEndpoints(endpoints);

    public IReadOnlyList<PolicyNodeEdge> GetEdges(IReadOnlyList<Endpoint> endpoints) =>
        [.. Kinds.Select(kind => new PolicyNodeEdge(kind, [.. endpoints.Where(x => AnswersOn(x, kind))]))];

    public PolicyJumpTable BuildJumpTable(int exitDestination, IReadOnlyList<PolicyJumpTableEdge> edges)
    {
        ArgumentNullException.ThrowIfNull(edges);
        return new Branches(
            Destination(HostKind.Network), Destination(HostKind.Platform), Destination(HostKind.Alliance));

        int Destination(HostKind kind)
        {
            foreach (var edge in edges)
                if (edge.State is HostKind state && state == kind) return edge.Destination;
            return exitDestination;
        }
    }

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        var kind = KindOf(httpContext);
        for (var i = 0; i < candidates.Count; i++)
            if (!AnswersOn(candidates[i].Endpoint, kind)) candidates.SetValidity(i, false);
        return Task.CompletedTask;
    }

    private static bool AnswersOn(Endpoint endpoint, HostKind kind) =>
        endpoint.Metadata.GetMetadata<AnswersOnAttribute>() is { } answersOn && answersOn.Kinds.HasFlag(kind);

    /// <summary>Only known hosts come this far: what is no organisation's is the network's own.</summary>
    private static HostKind KindOf(HttpContext context)
    {
        var tenant = context.RequestServices.GetRequiredService<TenantContext>();
        return tenant.IsSet ? tenant.Organisation.Kind : HostKind.Network;
    }

    private sealed class Branches(int network, int platform, int alliance) : PolicyJumpTable
    {
        public override int GetDestination(HttpContext httpContext) => KindOf(httpContext) switch
        {
            HostKind.Platform => platform,
            HostKind.Alliance => alliance,
            _ => network,
        };
    }
}
