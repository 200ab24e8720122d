using System.Collections.Frozen;
using System.Text.Json;
using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Telemetry;
using MassTransit;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Alliance.Tenancy.Messages;

/// <summary>Hands single messages to the transport, in the name of their sender.</summary>
public sealed class Handover(IBusControl bus, IOrganisations organisations, TimeProvider time)
{
    private static readonly FrozenDictionary<string, Type> MessageTypes = typeof(FiguresAnnounced).Assembly.GetExportedTypes()
        .ToFrozenDictionary(x => x.FullName!, StringComparer.Ordinal);

    /// <summary>The broker may be away: a try that hangs is given up, and while it stays away nobody waits for it.</summary>
    private readonly ResiliencePipeline _broker = new ResiliencePipelineBuilder()
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions { MinimumThroughput = 5, BreakDuration = TimeSpan.FromSeconds(5) })
        .AddTimeout(TimeSpan.FromSeconds(10))
        .Build();

    private bool _isConnected;

    /// <summary>Returns when the transport has the message.</summary>
    public async Task Publish(Organisation sender, OutboxMessage message, CancellationToken ct) =>
        await _broker.ExecuteAsync(async token => await PublishNow(sender, message, token), ct);

    private async Task PublishNow(Organisation sender, OutboxMessage message, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(message);
        var type = MessageTypes.TryGetValue(message.Type, out var known)
            ? known
            : throw new InvalidOperationException($"No message type '{message.Type}' in Alliance.Contracts.");
        var recipient = message.Recipient switch
        {
            null => sender.Id,
            OutboxMessage.ToAlliance => organisations.All.Single(x => x.Kind is HostKind.Alliance).Id,
            var id => id,
        };

        await Connect(ct);
        await bus.Publish(JsonSerializer.Deserialize(message.Body, type, JsonSerializerOptions.Web)!, type, Pipe.Execute<PublishContext>(x =>
        {
            x.MessageId = message.Id;
            x.Headers.Set(MessageHeaders.Sender, sender.Id);
            x.Headers.Set(MessageHeaders.Recipient, recipient);
        }), ct);
        OrganisationTelemetry.RelayDelay.Record(
            (time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds(message.Id))).TotalSeconds,
            new KeyValuePair<string, object?>(OrganisationTelemetry.Tagged, sender.Id));
    }

    /// <summary>What is published before the consumers' queues are bound reaches nobody.</summary>
    private async Task Connect(CancellationToken ct)
    {
        if (_isConnected) return;
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, ct);
        _isConnected = true;
    }

    /// <summary>A version 7 Guid begins with its instant: 48 bits of Unix milliseconds.</summary>
    private static long Milliseconds(Guid version7)
    {
        Span<byte> bytes = stackalloc byte[16];
        version7.TryWriteBytes(bytes, bigEndian: true, out _);
        return (long)System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes) >>> 16;
    }
}
