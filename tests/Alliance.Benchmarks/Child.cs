using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Alliance.Benchmarks;

/// <summary>What a request cost the served process.</summary>
internal sealed record Cost(double MicrosecondsCpu, double Bytes);

/// <summary>A process that serves and nothing else, so that the load's own work isn't counted.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;

    private Child(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public static async Task<Child> Start(params string[] served)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var argument in (string[])["serve", port.ToString(CultureInfo.InvariantCulture), .. served]) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line && line != "serving")
        {
        }

        return process.HasExited ? throw new InvalidOperationException("The served process ended early.") : new Child(process, port);
    }

    /// <summary>CPU time and allocation per request of the served process, over <paramref name="requests"/> after a warm-up of as many.</summary>
    public async Task<Cost> Measure(Func<int, string> host, string path, int requests)
    {
        await Load.Send(Port, host, path, requests);
        var (cpu, bytes) = await Spent();
        await Load.Send(Port, host, path, requests);
        var (cpuAfter, bytesAfter) = await Spent();
        return new((cpuAfter - cpu).TotalMicroseconds / requests, (double)(bytesAfter - bytes) / requests);
    }

    /// <summary>Bytes that the served process holds after everything was collected that can be.</summary>
    public async Task<long> Managed()
    {
        using var client = new HttpClient();
        return JsonDocument.Parse(await client.GetStringAsync(new Uri($"http://127.0.0.1:{Port + 1}/managed"))).RootElement.GetInt64();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private async Task<(TimeSpan Cpu, long Bytes)> Spent()
    {
        using var client = new HttpClient();
        var spent = JsonDocument.Parse(await client.GetStringAsync(new Uri($"http://127.0.0.1:{Port + 1}/")));
        return (TimeSpan.FromTicks(spent.RootElement.GetProperty("cpu").GetInt64()), spent.RootElement.GetProperty("bytes").GetInt64());
    }

    private static int FreePort()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            try
            {
                using var next = new TcpListener(IPAddress.Loopback, port + 1);
                next.Start();
                return port;
            }
            catch (SocketException)
            {
                // The neighbour is taken; try another pair.
            }
        }
    }
}
