using MassTransit;

namespace Alliance.Tenancy.Messages;

/// <summary>What travels beside a message, whichever way it goes.</summary>
public static class MessageHeaders
{
    /// <summary>Id of the organisation that announced.</summary>
    public const string Sender = "Alliance-Sender";

    /// <summary>Id of the organisation in whose name the message is consumed.</summary>
    public const string Recipient = "Alliance-Recipient";

    /// <summary>How often consuming it has failed, as a number.</summary>
    public const string Attempts = "Alliance-Attempts";

    internal static void Address(this PublishContext context, Envelope envelope)
    {
        context.MessageId = envelope.Id;
        if (envelope.Sender is { } sender) context.Headers.Set(Sender, sender);
        if (envelope.Recipient is { } recipient) context.Headers.Set(Recipient, recipient);
        context.Headers.Set(Attempts, envelope.Attempts);
    }
}
