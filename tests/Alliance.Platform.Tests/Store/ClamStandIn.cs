using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Alliance.Platform.Tests.Store;

/// <summary>Speaks clamd's INSTREAM on 127.0.0.1, finds what contains the word VIRUS, and can't look at what contains the word RIDDLE.</summary>
internal sealed class ClamStandIn : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;

    /// <param name="answer">Whatever it is asked; null for what it finds.</param>
    /// <param name="port">Where one was before; 0 for a new one.</param>
    public ClamStandIn(string? answer = null, int port = 0)
    {
        if (port > 0) _listener = new(IPAddress.Loopback, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = Serve(answer);
    }

    public int Port { get; }

    /// <summary>Bytes of the files that it was asked about.</summary>
    public List<int> Asked { get; } = [];

    /// <summary>A port where nobody listens.</summary>
    public static int Nobody()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task Serve(string? answer)
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                await using var line = client.GetStream();
                var file = await Read(line);
                Asked.Add(file.Length);
                await line.WriteAsync(Encoding.ASCII.GetBytes((answer ?? Of(file)) + "\0"), _end.Token);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or IOException)
        {
            // Its test is over.
        }
    }

    private static string Of(ReadOnlySpan<byte> file) => file.IndexOf("VIRUS"u8) >= 0 ? "stream: Test-Signature FOUND" : file.IndexOf("RIDDLE"u8) >= 0 ? "stream: Can't allocate memory ERROR" : "stream: OK";

    private async Task<byte[]> Read(NetworkStream line)
    {
        var command = new byte[10];
        await line.ReadExactlyAsync(command, _end.Token);
        Assert.That(Encoding.ASCII.GetString(command), Is.EqualTo("zINSTREAM\0"));
        using var file = new MemoryStream();
        var size = new byte[4];
        while (true)
        {
            await line.ReadExactlyAsync(size, _end.Token);
            var length = BinaryPrimitives.ReadInt32BigEndian(size);
            if (length == 0) return file.ToArray();
            var block = new byte[length];
            await line.ReadExactlyAsync(block, _end.Token);
            file.Write(block);
        }
    }
}
