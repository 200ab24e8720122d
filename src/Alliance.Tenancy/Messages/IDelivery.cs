namespace Alliance.Tenancy.Messages;

/// <summary>A message and whose it is.</summary>
/// <param name="Id">The same at each try.</param>
/// <param name="Message">A record of Alliance.Contracts.</param>
/// <param name="Sender">Id of the organisation that announced it; nobody consumes a message without one.</param>
/// <param name="Recipient">Id of the organisation in whose name it is consumed; nor without one.</param>
/// <param name="Attempts">How often consuming it has failed.</param>
public sealed record Envelope(Guid Id, object Message, string? Sender, string? Recipient, int Attempts = 0);

/// <summary>The way from the outbox to the consumers: in this process, or through a broker.</summary>
public interface IDelivery
{
    /// <summary>Returns when the outbox may forget the message: in process when its consumers have committed, with a broker when the broker has it.</summary>
    /// <exception cref="Kernel.BusyException">The recipient, its database or the broker is away: worth trying again, whatever the number of tries.</exception>
    /// <exception cref="Exception">In process: what a consumer threw.</exception>
    Task Deliver(Envelope envelope, CancellationToken ct);
}
