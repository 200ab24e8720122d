using System.Globalization;
using System.Net.Sockets;
using System.Reflection;

namespace Alliance.Benchmarks;

/// <summary>The whole service, as it starts by itself, over one small platform with generated loans and accounts.</summary>
internal static class ServedPages
{
    public static async Task Run(int port, BenchmarkFolder folder)
    {
        folder.WriteDemonstration();
        var settings = folder.Settings.Concat(
        [
            new("environment", "Development"), new("applicationName", "Alliance.Host"), new("Network:Port", Whole(port)), new("Listen:Address", "127.0.0.1"), new("Listen:Port", Whole(port)),
            new("Management:Port", "0"), new("Mail:Folder", Path.Combine(folder.Data, "mail")), new("Logging:LogLevel:Default", "Error"),
        ]);
        string[] args = [.. settings.Select(x => $"--{x.Key}={x.Value}")];
        var host = Assembly.Load("Alliance.Host").EntryPoint!;
        var running = Task.Run(() => host.Invoke(null, [args]));
        while (!running.IsCompleted && !await IsReady(port)) await Task.Delay(200);
        if (!running.IsCompleted) Console.WriteLine("serving");
        await running;
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<bool> IsReady(int port)
    {
        try
        {
            using var client = new HttpClient(new SocketsHttpHandler
            {
                ConnectCallback = async (context, ct) =>
                {
                    var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    await socket.ConnectAsync(System.Net.IPAddress.Loopback, context.DnsEndPoint.Port, ct);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            });
            using var answer = await client.GetAsync(new Uri($"http://larache.localhost:{port}/sign-in"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
