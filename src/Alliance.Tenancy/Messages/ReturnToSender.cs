using System.Text.Json;
using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace Alliance.Tenancy.Messages;

/// <summary>What a broker's consumer failed at goes back into its sender's database: tried again from there, or parked, as in process. The broker's own error queue is for what has no known sender, or whose sender's database is away.</summary>
public sealed partial class ReturnToSender<T>(
    IOrganisations organisations, ModuleDbPools<OrganisationDb> pools, ParkedMessages parked, TimeProvider clock, ILogger<ReturnToSender<T>> log) : IFilter<ConsumeContext<T>>
    where T : class
{
    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        try
        {
            await next.Send(context);
        }
        catch (Exception failure) when (!context.CancellationToken.IsCancellationRequested)
        {
            if (context.Headers.Get<string>(MessageHeaders.Sender) is not { } id || organisations.Find(id) is not { } sender
                || context.Headers.Get<string>(MessageHeaders.Recipient) is not { Length: > 0 } recipient)
                throw;
            Failed(failure, id, typeof(T).FullName!, recipient);
            await Return(context, sender, recipient, failure);
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("return-to-sender");

    private async Task Return(ConsumeContext<T> context, Organisation sender, string recipient, Exception failure)
    {
        var message = new OutboxMessage
        {
            Id = context.MessageId ?? Guid.CreateVersion7(),
            Type = typeof(T).FullName!,
            Body = JsonSerializer.Serialize(context.Message, JsonSerializerOptions.Web),
            Recipient = recipient,
            Attempts = context.Headers.Get<int>(MessageHeaders.Attempts) ?? 0,
        };
        message.NoteFailure(failure, clock.GetUtcNow().UtcDateTime);
        await using var db = pools.Lease(sender);
        db.Outbox.Add(message);
        await db.SaveChangesAsync(context.CancellationToken);
        await parked.Look(sender, context.CancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "{Organisation}: {Message} to {Recipient} failed behind the broker and is back in the outbox, to be tried again or parked")]
    private partial void Failed(Exception failure, string organisation, string message, string recipient);
}
