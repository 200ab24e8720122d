using System.Globalization;

namespace Alliance.Kernel;

/// <summary>A mail to one person outside, in plain words.</summary>
/// <param name="Sender">The organisation's name, as the addressee knows it.</param>
/// <param name="Text">Paragraphs with an empty line between them.</param>
/// <param name="Key">The same for a repetition: it makes the message's own id, so that mail programs recognise it.</param>
public sealed record OutgoingMail(string Sender, string Address, string Addressee, string Subject, string Text, CultureInfo Culture, Guid Key)
{
    /// <summary>For the addressee's calendar; null for a mail without.</summary>
    public MailCalendar? Calendar { get; init; }

    /// <summary>Attached; null for a mail without.</summary>
    public MailFile? File { get; init; }
}

/// <param name="Name">As the addressee sees it.</param>
/// <param name="Type">Such as <c>application/pdf</c>.</param>
public sealed record MailFile(string Name, string Type, byte[] Content);

/// <param name="Text">An iCalendar file.</param>
/// <param name="Method">The same as in the file: <c>REQUEST</c>, <c>CANCEL</c>.</param>
public sealed record MailCalendar(string Text, string Method);

/// <summary>The way out for modules that have mails to send but no accounts: the module of accounts, which has the mail server, carries it.</summary>
public interface IOutgoingMail
{
    /// <summary>Whether a mail can be written to this address at all.</summary>
    bool Takes(string address);

    /// <summary>Returns when the server has taken the mail.</summary>
    Task Send(OutgoingMail mail, CancellationToken ct);
}
