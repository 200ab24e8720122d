using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using Alliance.Demonstration;
using Alliance.Federation;
using Alliance.Kernel;
using Alliance.Platform;
using Alliance.Tenancy;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Messages;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alliance.Benchmarks;

/// <summary>Platform and Federation over real databases, with the relay and the transport; without pages and accounts, which these measures don't touch.</summary>
internal sealed class AssembledService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Dictionary<string, HttpClient> _clients = [];

    private AssembledService(WebApplication app, BenchmarkFolder folder) => (_app, Folder) = (app, folder);

    public BenchmarkFolder Folder { get; }

    /// <param name="write">Which organisations there are.</param>
    public static async Task<AssembledService> Start(Action<BenchmarkFolder> write)
    {
        var folder = new BenchmarkFolder();
        write(folder);

        var host = WebApplication.CreateBuilder();
        host.Configuration.AddInMemoryCollection(folder.Settings);
        host.Logging.ClearProviders();
        host.WebHost.ConfigureKestrel(x => x.Listen(IPAddress.Loopback, 0));
        host.Services.AddHttpConventions();
        host.Services.AddScoped<ICurrentUser, Anybody>();
        host.Services.AddAuthentication();
        host.Services.AddAuthorization();
        host.AddTenancy();
        host.AddOrganisationStarter();
        host.AddPlatform();
        host.AddDemonstration();
        host.AddFederation();
        host.AddMessages();
        host.Services.RunOrganisationJobs();

        var app = host.Build();
        app.UseTenancy();
        app.UseOrganisationLimits();
        app.UseProblemAnswers();
        app.Use(SignedIn);
        app.UseRouting();
        app.UseAuthorization();
        app.MapPlatform();
        app.MapFederation();
        await app.StartAsync();
        await app.Services.GetRequiredService<IReadiness>().FirstPass;
        return new(app, folder);
    }

    public AsyncServiceScope ScopeOf(string organisationId)
    {
        var scope = _app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Set(_app.Services.GetRequiredService<IOrganisations>().Find(organisationId)!);
        return scope;
    }

    public HttpClient Client(string label)
    {
        if (_clients.TryGetValue(label, out var client)) return client;
        var port = new Uri(_app.Urls.Single()).Port;
        return _clients[label] = new HttpClient(new SocketsHttpHandler { ConnectCallback = Dial }) { BaseAddress = new Uri($"http://{label}.localhost:{port}/") };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values) client.Dispose();
        await _app.DisposeAsync();
        Folder.Dispose();
    }

    /// <summary>Doors that ask for somebody have <see cref="Anybody"/>.</summary>
    private static Task SignedIn(HttpContext context, RequestDelegate next)
    {
        context.User = new ClaimsPrincipal(new ClaimsIdentity("benchmark"));
        return next(context);
    }

    private static async ValueTask<Stream> Dial(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, ct);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private sealed class Anybody : ICurrentUser
    {
        public Guid? AccountId => null;
        public string Name => "benchmark";
        public bool May(string permission) => true;
        public bool Has(string role) => false;
    }
}
