using Alliance.Kernel;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Telemetry;
using MassTransit;

namespace Alliance.Tenancy.Messages;

/// <summary>A message without a known sender or recipient. Parked; never consumed in somebody else's name.</summary>
public sealed class UnaddressedMessageException(string message) : InvalidOperationException(message);

/// <summary>Fills the consumer's scope from the message's headers and the registry, and refuses anything else (TENANCY 19).</summary>
public sealed class RecipientFilter<T>(IOrganisations organisations, IReadiness readiness, TenantContext tenant, MessageSender sender) : IFilter<ConsumeContext<T>>
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
        if (to.Status is not OrganisationStatus.Active || !readiness.IsReady(to.Id))
            throw new BusyException("recipient-away", $"{to.Id} isn't served at the moment; messages for it wait.", TimeSpan.FromSeconds(5));

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
