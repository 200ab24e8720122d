using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Alliance.Benchmarks;

/// <summary>A bounded load on this machine's loopback address: a few connections, one request at a time on each.</summary>
internal static class Load
{
    public static async Task Send(int port, Func<int, string> host, string path, int requests, int connections = 4)
    {
        var left = requests;
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port);
            var buffer = new byte[1 << 20];
            for (var n = Interlocked.Decrement(ref left); n >= 0; n = Interlocked.Decrement(ref left))
            {
                await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {host(n)}:{port}\r\n\r\n"));
                await ReadAnswer(socket, buffer);
            }
        }));
    }

    private static async Task ReadAnswer(Socket socket, byte[] buffer)
    {
        var read = 0;
        var headers = -1;
        var length = 0;
        while (headers < 0 || read < headers + length)
        {
            var more = await socket.ReceiveAsync(buffer.AsMemory(read));
            if (more == 0) throw new IOException("The service closed the connection.");
            read += more;
            if (headers >= 0) continue;

            var end = buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8);
            if (end < 0) continue;
            headers = end + 4;
            var text = Encoding.ASCII.GetString(buffer, 0, headers);
            if (!text.StartsWith("HTTP/1.1 200", StringComparison.Ordinal)) throw new IOException("Unexpected answer: " + text.Split('\r')[0]);
            length = int.Parse(text.Split("\r\n").Single(x => x.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).AsSpan(15), System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
