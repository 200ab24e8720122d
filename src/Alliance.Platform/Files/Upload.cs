namespace Alliance.Platform.Files;

/// <summary>What somebody sends, taken into memory as far as a file may go.</summary>
internal static class Upload
{
    private const int BlockSize = 81_920;

    /// <summary>All of a stream, or a refusal as soon as there is more of it than a file may have.</summary>
    /// <exception cref="UnreadableException"><c>too-large</c>.</exception>
    public static async Task<byte[]> Take(Stream from, FileLimits limits, CancellationToken ct)
    {
        var reading = new Reading(limits, ct);
        using var file = new MemoryStream();
        var block = new byte[BlockSize];
        while (await from.ReadAsync(block, ct) is > 0 and var read)
        {
            reading.RefuseTooLarge(file.Length + read);
            file.Write(block, 0, read);
        }

        return file.ToArray();
    }
}
