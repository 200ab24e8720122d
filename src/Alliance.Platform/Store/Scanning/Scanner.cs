using System.Buffers.Binary;
using System.ComponentModel.DataAnnotations;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alliance.Platform.Store.Scanning;

/// <summary>The virus scanner, from <c>Files:Scanner</c>: a <c>clamd</c> that listens on TCP.</summary>
public sealed record ScannerOptions
{
    /// <summary>Null: files aren't scanned, and none waits.</summary>
    public string? Host { get; init; }

    [Range(1, 65_535)] public int Port { get; init; } = 3310;

    /// <summary>For one file. Whoever has not answered by then is away.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")] public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);
}

/// <summary>What the scanner says of a file.</summary>
public enum ScanVerdict
{
    Clean,
    Infected,

    /// <summary>Nothing: it is away. That is neither clean nor bad.</summary>
    Away,

    /// <summary>It is there, and could not look at this file.</summary>
    Unable,
}

/// <summary>Asks ClamAV about files, one connection each (INSTREAM).</summary>
public sealed partial class Scanner(IOptions<ScannerOptions> options, TimeProvider clock, ILogger<Scanner> log)
{
    private const int BlockSize = 65_536;

    /// <summary>Longer answers are none of clamd's.</summary>
    private const int LongestAnswer = 2_048;

    /// <summary>Whether there is one at all; without, nothing waits.</summary>
    public bool IsConfigured => options.Value.Host is not null;

    public async Task<ScanVerdict> Scan(ReadOnlyMemory<byte> file, CancellationToken ct = default)
    {
        var settings = options.Value;
        using var patience = new CancellationTokenSource(settings.Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(settings.Host!, settings.Port, both.Token);
            await using var line = client.GetStream();
            return Verdict(await Ask(line, file, both.Token));
        }
        catch (Exception away) when (away is SocketException or IOException || (away is OperationCanceledException && !ct.IsCancellationRequested))
        {
            LogAway(away.Message);
            return ScanVerdict.Away;
        }
    }

    private static async Task<string> Ask(NetworkStream line, ReadOnlyMemory<byte> file, CancellationToken ct)
    {
        await line.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
        var size = new byte[4];
        for (var at = 0; at < file.Length; at += BlockSize)
        {
            var block = file[at..Math.Min(file.Length, at + BlockSize)];
            BinaryPrimitives.WriteInt32BigEndian(size, block.Length);
            await line.WriteAsync(size, ct);
            await line.WriteAsync(block, ct);
        }

        await line.WriteAsync(new byte[4], ct);
        var answer = new byte[LongestAnswer];
        var read = 0;
        while (read < answer.Length && await line.ReadAsync(answer.AsMemory(read), ct) is > 0 and var more)
        {
            read += more;
            if (answer.AsSpan(0, read).Contains((byte)0)) break;
        }

        return Encoding.ASCII.GetString(answer, 0, read).TrimEnd('\0', '\n');
    }

    /// <summary><c>stream: OK</c>, <c>stream: Eicar-Test-Signature FOUND</c>, or an error, such as a limit that is set lower there than here.</summary>
    private ScanVerdict Verdict(string answer)
    {
        if (answer == "stream: OK") return ScanVerdict.Clean;
        if (answer.StartsWith("stream: ", StringComparison.Ordinal) && answer.EndsWith(" FOUND", StringComparison.Ordinal))
        {
            LogFound(answer);
            return ScanVerdict.Infected;
        }

        LogAway(answer.Length > 0 ? answer : "it said nothing");
        return answer.Length > 0 ? ScanVerdict.Unable : ScanVerdict.Away;
    }

    [LoggerMessage(LogLevel.Warning, "The virus scanner has no answer about a file, which waits: {Why}")]
    private partial void LogAway(string why);

    [LoggerMessage(LogLevel.Warning, "The virus scanner found something in a file: {Answer}")]
    private partial void LogFound(string answer);
}
