using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Alliance.Testing;

/// <summary>Where a host is held: just before it sends a statement to one of its databases.</summary>
/// <param name="Database">The connection string's data source.</param>
/// <param name="Statement">Part of its text.</param>
/// <param name="Time">The how-manieth such statement.</param>
public sealed record HoldPoint(string Database, string Statement, int Time = 1);

/// <summary>The service as a process of its own, which can be killed.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    internal const string HoldIn = "ALLIANCE_TEST_HOLD_IN";
    internal const string HoldAt = "ALLIANCE_TEST_HOLD_AT";
    internal const string HoldAfter = "ALLIANCE_TEST_HOLD_AFTER";
    internal const string Held = "held at the statement";

    private readonly Process _process;
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _managementPort = FreePort();

    private HostProcess(IEnumerable<KeyValuePair<string, string?>> settings, HoldPoint? hold)
    {
        var host = Path.Combine(Repository, "src", "Alliance.Host");
        var here = new DirectoryInfo(AppContext.BaseDirectory); // …/Release/net10.0
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = host, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(host, "bin", here.Parent!.Name, here.Name, "Alliance.Host.dll"));
        foreach (var (name, value) in settings.Concat(
            [
                new("Network:Port", Text(Port)), new("Listen:Port", Text(Port)), new("Listen:Address", "127.0.0.1"),
                new("Management:Port", Text(_managementPort)), new("Management:Address", "127.0.0.1"), new("Logging:LogLevel:Default", "Warning"),
            ]))
            start.ArgumentList.Add($"--{name}={value}");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        if (hold is not null)
        {
            start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(HostProcess).Assembly.Location;
            (start.Environment[HoldIn], start.Environment[HoldAt], start.Environment[HoldAfter]) = (hold.Database, hold.Statement, Text(hold.Time));
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => { if (line.Data is Held) _held.TrySetResult(); };
        _process.ErrorDataReceived += (_, _) => { };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Port { get; } = FreePort();

    /// <summary>Returns when every organisation is ready or fenced.</summary>
    /// <param name="settings">Folders and whatever else differs from a development machine's.</param>
    /// <param name="hold">Where it is to be held; nowhere when null.</param>
    /// <param name="untilReady">Unless it is to be held on the way there.</param>
    public static async Task<HostProcess> Start(IEnumerable<KeyValuePair<string, string?>> settings, HoldPoint? hold = null, bool untilReady = true)
    {
        var host = new HostProcess(settings, hold);
        try
        {
            if (untilReady) await host.IsReady();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public Uri Address(string label) => new($"http://{label}.localhost:{Port}/");

    /// <summary>What it has worked so far, on all processors.</summary>
    public TimeSpan Work
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Returns when it stands at the statement.</summary>
    public Task IsHeld() => Eventually.Comes(_held.Task);

    /// <summary>Returns when every organisation is ready or fenced.</summary>
    public async Task IsReady()
    {
        using var client = new HttpClient { Timeout = Eventually.Patience };
        await Eventually.Holds(
            async () =>
            {
                if (_process.HasExited) throw new InvalidOperationException("The host ended while it came up.");
                try
                {
                    using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{_managementPort}/health/ready"));
                    return answer.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false; // it doesn't listen yet
                }
            },
            "the host to be ready");
    }

    /// <summary>SIGKILL: nothing more is done.</summary>
    public Task Kill()
    {
        _process.Kill();
        return Eventually.Comes(_process.WaitForExitAsync());
    }

    /// <summary>SIGTERM, as a service manager stops it; what was held goes on and hears that it is to end.</summary>
    public async Task Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", Text(_process.Id)]);
        await kill.WaitForExitAsync();
        await _process.StandardInput.WriteLineAsync();
        await Eventually.Comes(_process.WaitForExitAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await Kill();
        _process.Dispose();
    }

    /// <summary>Dials this machine whatever the host name is.</summary>
    public HttpClient Client(string label) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, ct) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = Address(label), Timeout = Eventually.Patience };

    /// <summary>The folder that this was built in.</summary>
    public static string Repository { get; } = FindRepository(AppContext.BaseDirectory);

    private static string FindRepository(string from) => File.Exists(Path.Combine(from, "Alliance.SaaS.sln")) ? from : FindRepository(Path.GetDirectoryName(from)!);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
