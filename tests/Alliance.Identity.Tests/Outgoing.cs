using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Alliance.Identity.Mail;
using MimeKit;

namespace Alliance.Identity.Tests;

/// <summary>The outside world's end of the mails.</summary>
internal sealed partial class Outgoing : IMailTransport
{
    private readonly ConcurrentQueue<MimeMessage> _sent = [];

    public bool IsAway { get; set; }

    /// <summary>Tries while it was away.</summary>
    public int Refused { get; private set; }

    public Task Send(MimeMessage message, CancellationToken ct)
    {
        if (IsAway)
        {
            Refused++;
            throw new IOException("The mail server is away.");
        }

        _sent.Enqueue(message);
        return Task.CompletedTask;
    }

    public IReadOnlyList<MimeMessage> To(string email) => [.. _sent.Where(x => x.To.Mailboxes.Any(y => y.Address == email))];

    /// <summary>Mails leave behind the back of requests, so they are waited for.</summary>
    public async Task<MimeMessage> Next(string email, int number = 1)
    {
        await Eventually.Holds(() => To(email).Count >= number, $"mail number {number} to {email}");
        return To(email)[number - 1];
    }

    public async Task<Uri> NextLink(string email, int number = 1) => LinkIn(await Next(email, number));

    public static Uri LinkIn(MimeMessage mail) => new(Link().Match(mail.TextBody!).Value);

    public static string Html(MimeMessage mail) => WebUtility.HtmlDecode(mail.HtmlBody!);

    [GeneratedRegex(@"https?://\S+")] private static partial Regex Link();
}
