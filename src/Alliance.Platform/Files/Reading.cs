namespace Alliance.Platform.Files;

/// <summary>One file being read: what that may cost, what it has cost so far, and whether anybody still waits for it.</summary>
internal sealed class Reading(FileLimits limits, CancellationToken ct = default)
{
    public FileLimits Limits { get; } = limits;

    /// <summary>Nodes, rows, cells and blocks of text looked at so far.</summary>
    public long Steps { get; private set; }

    /// <exception cref="UnreadableException"><c>too-much-work</c>.</exception>
    /// <exception cref="OperationCanceledException">Whoever uploaded the file has left.</exception>
    public void Step()
    {
        ct.ThrowIfCancellationRequested();
        if (++Steps > Limits.Steps) throw new UnreadableException("too-much-work", "The file takes too much work to read.");
    }

    /// <exception cref="UnreadableException"><c>too-large</c>.</exception>
    public void RefuseTooLarge(long bytes)
    {
        var megabytes = Limits.Bytes / 1_000_000;
        if (bytes > Limits.Bytes) throw new UnreadableException("too-large", $"A file has at most {megabytes} MB.", megabytes);
    }

    public UnreadableException TooManyRows() => new("too-many-lines", $"A file has at most {Limits.Rows} lines.", Limits.Rows);
}
