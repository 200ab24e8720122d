using System.Threading.Channels;

namespace Alliance.Tenancy.Lifecycle;

/// <summary>Tells a worker in this process which organisations have something to do, so that it need not look around. Another process finds out at its next look.</summary>
public abstract class OrganisationBell
{
    private readonly Channel<string> _rung = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });

    public void Ring(string organisationId) => _rung.Writer.TryWrite(organisationId);

    /// <summary>Waits until somebody rings or <paramref name="patience"/> has passed; returns who rang, each once.</summary>
    public async Task<IReadOnlySet<string>> Wait(TimeSpan patience, CancellationToken ct)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        enough.CancelAfter(patience);
        var rang = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            await _rung.Reader.WaitToReadAsync(enough.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return rang;
        }

        while (_rung.Reader.TryRead(out var id)) rang.Add(id);
        return rang;
    }
}
