using MassTransit;
using MassTransit.Mediator;

namespace Alliance.Tenancy.Messages;

/// <summary>Calls the consumers and waits for them: a process that stops has either committed what a message changes, or still has its row.</summary>
public sealed class InProcessDelivery(IMediator mediator) : IDelivery
{
    public Task Deliver(Envelope envelope, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        return mediator.Publish(envelope.Message, envelope.Message.GetType(), Pipe.Execute<PublishContext>(x => x.Address(envelope)), ct);
    }
}
