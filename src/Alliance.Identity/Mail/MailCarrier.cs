using System.Net;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Alliance.Identity.Mail;

/// <summary>Sends what other modules write, as text and as HTML, by the deployment's mail server.</summary>
internal sealed class MailCarrier(IMailTransport transport, IOptions<MailOptions> options, NetworkAddress network, TimeProvider clock) : IOutgoingMail
{
    public bool Takes(string address) => DeliverableAddressAttribute.Takes(address);

    public Task Send(OutgoingMail mail, CancellationToken ct)
    {
        var message = new MimeMessage { Subject = mail.Subject, Date = clock.GetUtcNow(), MessageId = $"{mail.Key:N}@{network.BaseDomain}" };
        message.From.Add(new MailboxAddress(mail.Sender, options.Value.From ?? "no-reply@" + network.BaseDomain));
        message.To.Add(new MailboxAddress(mail.Addressee, mail.Address));
        message.Headers.Add(HeaderId.ContentLanguage, mail.Culture.Name);
        var alternative = new MultipartAlternative(new TextPart("plain") { Text = mail.Text }, new TextPart("html") { Text = Html(mail) });
        if (mail.Calendar is { } calendar) alternative.Add(Part(calendar)); // the last one is what a program that knows it prefers
        message.Body = mail.File is { } file ? new Multipart("mixed") { alternative, Part(file) } : alternative;
        return transport.Send(message, ct);
    }

    private static MimePart Part(MailFile file) => new(ContentType.Parse(file.Type))
    {
        Content = new MimeContent(new MemoryStream(file.Content)),
        ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
        ContentTransferEncoding = ContentEncoding.Base64,
        FileName = file.Name,
    };

    private static TextPart Part(MailCalendar calendar)
    {
        var part = new TextPart("calendar") { Text = calendar.Text, ContentTransferEncoding = ContentEncoding.Base64 }; // lines stay as they were folded
        part.ContentType.Parameters["method"] = calendar.Method;
        part.ContentType.Name = "invitation.ics";
        return part;
    }

    private static string Html(OutgoingMail mail)
    {
        var paragraphs = mail.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(x => $"""<p style="margin:0 0 16px">{WebUtility.HtmlEncode(x).Replace("\n", "<br>", StringComparison.Ordinal)}</p>""");
        return $"""
            <!doctype html>
            <html lang="{mail.Culture.Name}" dir="{mail.Culture.Direction()}">
            <head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(mail.Subject)}</title></head>
            <body dir="{mail.Culture.Direction()}" style="margin:24px;font-family:'Noto Sans','Noto Naskh Arabic',Arial,sans-serif;font-size:16px;line-height:1.6">
            {string.Join('\n', paragraphs)}
            </body></html>
            """;
    }
}
