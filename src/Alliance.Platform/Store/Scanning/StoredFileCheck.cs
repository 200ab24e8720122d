using Alliance.Kernel;

namespace Alliance.Platform.Store.Scanning;

/// <summary>What is found of a stored file that waits for the virus scanner.</summary>
public enum StoredFinding
{
    /// <summary>There is no scanner any more: nothing waits.</summary>
    Unscanned,

    Clean,
    Infected,

    /// <summary>It isn't in the store; it is looked at when it is there again.</summary>
    Missing,

    /// <summary>Nothing can be said of this one: it is damaged, or the scanner can't look at it. Nobody opens it.</summary>
    Unable,

    /// <summary>The scanner is away: all wait.</summary>
    Away,
}

/// <summary>Asks the virus scanner about a file in the store.</summary>
public sealed class StoredFileCheck(FileStore store, Scanner scanner)
{
    public async Task<StoredFinding> Look(Guid file, CancellationToken ct)
    {
        if (!scanner.IsConfigured) return StoredFinding.Unscanned;
        byte[]? content;
        try
        {
            content = await store.Read(file, ct);
        }
        catch (RefusedException)
        {
            return StoredFinding.Unable; // damaged: the log says so
        }

        if (content is null) return StoredFinding.Missing;
        return await scanner.Scan(content, ct) switch
        {
            ScanVerdict.Clean => StoredFinding.Clean,
            ScanVerdict.Infected => StoredFinding.Infected,
            ScanVerdict.Unable => StoredFinding.Unable,
            _ => StoredFinding.Away,
        };
    }
}
