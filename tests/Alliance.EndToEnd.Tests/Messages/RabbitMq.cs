using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Alliance.EndToEnd.Tests.Messages;

/// <summary>A RabbitMQ of the test's own: node name, ports and folders of its own, bound to the loopback address, stopped with the test.</summary>
internal sealed class RabbitMq : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-rabbit-").FullName;
    private readonly int _port = FreePort();
    private readonly int _names = FreePort();
    private readonly Process _process;

    private RabbitMq() => _process = Process.Start(StartInfo()) ?? throw new InvalidOperationException("rabbitmq-server did not start.");

    public string Address => $"amqp://guest:guest@127.0.0.1:{_port}/";

    /// <summary>Where Debian's package puts the server's own script.</summary>
    private const string Script = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    public static async Task<RabbitMq> Start()
    {
        if (!File.Exists(Script)) Assert.Ignore("rabbitmq-server is not installed; test.sh installs it.");
        var broker = new RabbitMq();
        try
        {
            await broker.ComeUp();
            return broker;
        }
        catch
        {
            await broker.DisposeAsync();
            throw;
        }
    }

    private Task ComeUp() => Eventually.Holds(
        async () =>
        {
            Assert.That(_process.HasExited, Is.False, "RabbitMQ stopped while it came up");
            return await Answers();
        },
        "RabbitMQ to come up");

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        // Erlang's name server detaches itself from the process tree.
        using var names = Process.Start("epmd", ["-port", $"{_names}", "-kill"]);
        await names.WaitForExitAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private ProcessStartInfo StartInfo()
    {
        var distribution = FreePort();
        var start = new ProcessStartInfo(Script) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["HOME"] = _folder,
            ["RABBITMQ_NODENAME"] = $"alliance{_port}@localhost",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = $"{_port}",
            ["RABBITMQ_DIST_PORT"] = $"{distribution}",
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_folder, "mnesia"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(_folder, "log"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_folder, "plugins"),
            ["RABBITMQ_PID_FILE"] = Path.Combine(_folder, "pid"),
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
            ["ERL_EPMD_PORT"] = $"{_names}",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        })
            start.Environment[name] = value;
        return start;
    }

    /// <summary>Speaks the first words of AMQP: a port that is merely open isn't ready yet.</summary>
    private async Task<bool> Answers()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _port);
            var stream = client.GetStream();
            await stream.WriteAsync(new byte[] { (byte)'A', (byte)'M', (byte)'Q', (byte)'P', 0, 0, 9, 1 });
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            return await stream.ReadAsync(new byte[8], patience.Token) > 0;
        }
        catch (Exception notYet) when (notYet is SocketException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
