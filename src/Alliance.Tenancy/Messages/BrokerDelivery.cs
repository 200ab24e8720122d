using Alliance.Kernel;
using MassTransit;
using Polly;
using Polly.CircuitBreaker;

namespace Alliance.Tenancy.Messages;

/// <summary>Hands messages to the broker. It may be away: a try that hangs is given up, and while it stays away nobody waits for it.</summary>
public sealed class BrokerDelivery(IBusControl bus) : IDelivery
{
    private readonly ResiliencePipeline _broker = new ResiliencePipelineBuilder()
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions { MinimumThroughput = 5, BreakDuration = TimeSpan.FromSeconds(5) })
        .AddTimeout(TimeSpan.FromSeconds(10))
        .Build();

    private bool _isConnected;

    public async Task Deliver(Envelope envelope, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        try
        {
            await _broker.ExecuteAsync(async token => await Publish(envelope, token), ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            throw new BusyException("broker-away", "The broker doesn't take messages.", TimeSpan.FromSeconds(5), failure);
        }
    }

    private async Task Publish(Envelope envelope, CancellationToken ct)
    {
        // What is published before the consumers' queues are bound reaches nobody.
        if (!_isConnected) await bus.WaitForHealthStatus(BusHealthStatus.Healthy, ct);
        _isConnected = true;
        await bus.Publish(envelope.Message, envelope.Message.GetType(), Pipe.Execute<PublishContext>(x => x.Address(envelope)), ct);
    }
}
