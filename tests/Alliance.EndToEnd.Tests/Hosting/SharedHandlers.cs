using System.Collections.Concurrent;
using System.Reflection;
using Alliance.Federation;
using Alliance.Identity;
using Alliance.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Alliance.EndToEnd.Tests.Hosting;

/// <summary>The endpoints of the modules, compiled for the first host and lent to all later ones: that takes three seconds of a core at each start. Their handlers find their services in each request.</summary>
/// <param name="own">Of the host that borrows.</param>
internal sealed class SharedHandlers(CompositeEndpointDataSource own) : EndpointDataSource
{
    private static readonly Assembly[] Modules = [typeof(PlatformModule).Assembly, typeof(IdentityModule).Assembly, typeof(FederationModule).Assembly];

    /// <summary>By the place of their group among all: modules map theirs in groups, always in the same order. Empty where something else is mapped in one.</summary>
    private static readonly ConcurrentDictionary<int, Lazy<IReadOnlyList<Endpoint>>> Compiled = new();

    private readonly Lazy<IReadOnlyList<Endpoint>> _endpoints = new(() => Collect(own));

    public override IReadOnlyList<Endpoint> Endpoints => _endpoints.Value;

    public override IChangeToken GetChangeToken() => own.GetChangeToken();

    /// <summary>To whoever asks for the endpoints of the host, and to its own routing, which asks nobody.</summary>
    public static void Lend(IServiceCollection services)
    {
        var routing = services.Last(x => x.ServiceType == typeof(EndpointDataSource));
        services.AddSingleton<EndpointDataSource>(x => new SharedHandlers((CompositeEndpointDataSource)routing.ImplementationFactory!(x)));
        services.AddTransient<IStartupFilter, ToRouting>();
    }

    private static List<Endpoint> Collect(CompositeEndpointDataSource own)
    {
        var (groups, endpoints) = (0, new List<Endpoint>());
        foreach (var source in own.DataSources)
        {
            var lent = source.GetType().Name is "GroupEndpointDataSource" ? Compiled.GetOrAdd(groups++, new Lazy<IReadOnlyList<Endpoint>>(() => Lendable(source))).Value : [];
            endpoints.AddRange(lent.Count > 0 ? lent : source.Endpoints);
        }

        return endpoints;
    }

    private static IReadOnlyList<Endpoint> Lendable(EndpointDataSource group) =>
        group.Endpoints.All(x => x.Metadata.GetMetadata<MethodInfo>() is { } handler && Modules.Contains(handler.DeclaringType!.Assembly)) ? group.Endpoints : [];

    private sealed class ToRouting : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            var sources = ((IEndpointRouteBuilder)app.Properties["__EndpointRouteBuilder"]!).DataSources;
            var shared = new SharedHandlers(new CompositeEndpointDataSource([.. sources]));
            sources.Clear();
            sources.Add(shared);
        };
    }
}
