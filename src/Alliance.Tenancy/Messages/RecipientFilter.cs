using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Telemetry;
using MassTransit;

namespace Alliance.Tenancy.Messages;

/// <summary>A message without a known sender or recipient. Goes to the error queue; never consumed in somebody else's name.</summary>
public sealed class UnaddressedMessageException(string message) : InvalidOperationException(message);

public static class MessageHeaders
{
    /// <summary>Id of the organisation that announced.</summary>
    public const string Sender = "Alliance-Sender";

    /// <summary>Id of the organisation in whose name the message is consumed.</summary>
    public const string Recipient = "Alliance-Recipient";
}

/// <summary>Fills the consumer's scope from the message's headers and the registry, and refuses anything else (TENANCY 19).</summary>
public sealed class RecipientFilter<T>(IOrganisations organisations, TenantContext tenant, MessageSender sender) : IFilter<ConsumeContext<T>>
    where T : class
{
    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var from = Known(context, MessageHeaders.Sender);
        var to = Known(context, MessageHeaders.Recipient);
        if (from.Id != to.Id && from.Kind is not HostKind.Alliance && to.Kind is not HostKind.Alliance)
            throw new UnaddressedMessageException($"{from.Id} may not write to {to.Id}: only the Alliance and a platform write to each other.");
        if (to.Status is OrganisationStatus.Suspended)
            throw new UnaddressedMessageException($"{to.Id} is suspended; the message is parked in the error queue.");

        tenant.Set(to);
        sender.Set(from);
        using var activity = OrganisationTelemetry.Start("consume " + typeof(T).Name, to);
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("recipient");

    private Organisation Known(ConsumeContext<T> context, string header) =>
        context.Headers.Get<string>(header) is { Length: > 0 } id
            ? organisations.Find(id) ?? throw new UnaddressedMessageException($"No organisation '{id}' is known ({header}).")
            : throw new UnaddressedMessageException($"The message has no {header}.");
}
