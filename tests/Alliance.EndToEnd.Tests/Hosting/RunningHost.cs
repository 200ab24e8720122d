using System.Net;
using System.Net.Sockets;
using Alliance.Tenancy.Lifecycle;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.EndToEnd.Tests.Hosting;

/// <summary>The whole service on real ports, with a folder of its own for organisations, databases and mail.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private readonly Factory _factory;
    private readonly bool _ownsFolder;

    private RunningHost(HostFolder folder, bool ownsFolder, int port, IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection> changes)
    {
        (Folder, Port, _ownsFolder) = (folder, port, ownsFolder);
        _factory = new Factory(folder, port, settings, changes);
    }

    public HostFolder Folder { get; }

    /// <summary>The public port, in every link too.</summary>
    public int Port { get; }

    public int ManagementPort { get; private set; }

    public IServiceProvider Services => _factory.Services;

    /// <summary>Starts the service over <paramref name="folder"/> (or one of its own, removed with it) and waits until every organisation is ready or fenced.</summary>
    /// <param name="port">Of a host that was stopped, and is started again; null takes any.</param>
    public static async Task<RunningHost> Start(
        HostFolder? folder = null, IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? changes = null, int? port = null)
    {
        var host = new RunningHost(folder ?? HostFolder.WithDemonstration(), folder is null, port ?? FreePort(), settings ?? new Dictionary<string, string?>(), changes ?? (_ => { }));
        host._factory.StartServer();
        host.ManagementPort = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .Select(x => new Uri(x).Port).Single(x => x != host.Port);
        await Eventually.Comes(host.Services.GetRequiredService<IReadiness>().FirstPass);
        return host;
    }

    /// <summary>Address of an organisation by its label, or of the network itself where null.</summary>
    public Uri Address(string? label = null) => new($"http://{(label is null ? "" : label + ".")}localhost:{Port}/");

    /// <summary>A client with cookies of its own that stays on this machine whatever the host name is.</summary>
    public HttpClient Client(string? label = null, bool followRedirects = false) =>
        new(Loopback(followRedirects)) { BaseAddress = Address(label), Timeout = Eventually.Patience };

    public HttpClient ManagementClient() => new(Loopback(false)) { BaseAddress = new Uri($"http://127.0.0.1:{ManagementPort}/"), Timeout = Eventually.Patience };

    public static SocketsHttpHandler Loopback(bool followRedirects) => new()
    {
        AllowAutoRedirect = followRedirects,
        CookieContainer = new CookieContainer(),
        ConnectCallback = async (context, ct) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        if (_ownsFolder) Folder.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Factory : WebApplicationFactory<Program>
    {
        private readonly HostFolder _folder;
        private readonly int _port;
        private readonly IReadOnlyDictionary<string, string?> _settings;
        private readonly Action<IServiceCollection> _changes;

        public Factory(HostFolder folder, int port, IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection> changes)
        {
            (_folder, _port, _settings, _changes) = (folder, port, settings, changes);
            UseKestrel();
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.ConfigureTestServices(SharedHandlers.Lend);
            builder.ConfigureTestServices(x => x.Configure<PasswordHasherOptions>(y => y.IterationCount = 1_000)); // tests sign in often
            builder.ConfigureTestServices(_changes);
            foreach (var (key, value) in _folder.Settings.Concat(
                [
                    new("Network:Port", $"{_port}"), new("Listen:Port", $"{_port}"), new("Management:Port", "0"),
                    new("Logging:LogLevel:Default", "Warning"),
                    // All tests come from one address: on a quick machine more of them sign in within five minutes than one address may.
                    new("Identity:Attempts:SignIns", "100000"),
                ]).Concat(_settings))
                builder.UseSetting(key, value);
        }
    }
}
