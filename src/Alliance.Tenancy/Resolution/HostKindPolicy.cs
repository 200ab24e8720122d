using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Resolution;

/// <summary>Drops endpoints of other kinds of host, so that <c>/</c> and <c>/api/figures</c> can exist on each. An endpoint that doesn't say where it answers answers nowhere.</summary>
public sealed class HostKindPolicy : MatcherPolicy, IEndpointSelectorPolicy
{
    /// <summary>Before all others: what isn't there must not take part in their choice.</summary>
    public override int Order => -10_000;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => true;

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        ArgumentNullException.ThrowIfNull(candidates);
        var tenant = httpContext.RequestServices.GetRequiredService<TenantContext>();
        var kind = tenant.IsSet ? tenant.Organisation.Kind : HostKind.Network;
        for (var i = 0; i < candidates.Count; i++)
        {
            var answersOn = candidates[i].Endpoint.Metadata.GetMetadata<AnswersOnAttribute>();
            if (answersOn is null || (answersOn.Kinds & kind) == 0) candidates.SetValidity(i, false);
        }

        return Task.CompletedTask;
    }
}
