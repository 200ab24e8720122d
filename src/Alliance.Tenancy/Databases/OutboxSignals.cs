using System.Threading.Channels;

namespace Alliance.Tenancy.Databases;

/// <param name="Organisation">Who announced; or who may be served again.</param>
/// <param name="Recipient">As rows name it.</param>
/// <param name="IsBack">Whether it is the latter: a recipient that others wait for, a sender that was held up.</param>
public readonly record struct OutboxSignal(string Organisation, string? Recipient, bool IsBack);

/// <summary>What the relay is told, from any thread. It knows nobody, so that whoever commits can tell it; where nobody relays (a command, a part under test), nobody listens.</summary>
public sealed class OutboxSignals
{
    private readonly Channel<OutboxSignal> _signals = Channel.CreateUnbounded<OutboxSignal>(new() { SingleReader = true });

    /// <summary>Something is committed, and waits for this recipient.</summary>
    /// <param name="recipient">As the rows have it.</param>
    public void Written(string sender, string? recipient) => _signals.Writer.TryWrite(new(sender, recipient, IsBack: false));

    internal void Back(string organisationId, string recipient) => _signals.Writer.TryWrite(new(organisationId, recipient, IsBack: true));

    internal IAsyncEnumerable<OutboxSignal> ReadAll(CancellationToken ct) => _signals.Reader.ReadAllAsync(ct);
}
