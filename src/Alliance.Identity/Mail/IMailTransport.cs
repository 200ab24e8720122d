using MimeKit;

namespace Alliance.Identity.Mail;

/// <summary>The outside world's end of a mail.</summary>
public interface IMailTransport
{
    Task Send(MimeMessage message, CancellationToken ct);
}
