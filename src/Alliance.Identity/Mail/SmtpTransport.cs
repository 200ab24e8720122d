using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using Polly;
using Polly.Retry;

namespace Alliance.Identity.Mail;

/// <summary>Sends through a server, and tries again when it is away for a moment. What the server refuses for good is not tried again.</summary>
internal sealed class SmtpTransport(IOptions<MailOptions> options) : IMailTransport
{
    private readonly ResiliencePipeline _patience = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder()
                .Handle<IOException>()
                .Handle<System.Net.Sockets.SocketException>()
                .Handle<TimeoutException>()
                .Handle<Polly.Timeout.TimeoutRejectedException>()
                .Handle<ServiceNotConnectedException>()
                .Handle<SmtpProtocolException>()
                .Handle<SmtpCommandException>(x => (int)x.StatusCode is >= 400 and < 500),
            MaxRetryAttempts = 5,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromSeconds(2),
        })
        .AddTimeout(TimeSpan.FromSeconds(30))
        .Build();

    public async Task Send(MimeMessage message, CancellationToken ct) => await _patience.ExecuteAsync(async attempt =>
    {
        using var client = new SmtpClient();
        var settings = options.Value;
        await client.ConnectAsync(settings.Server!, settings.Port, settings.Tls ? SecureSocketOptions.Auto : SecureSocketOptions.None, attempt);
        if (settings.Tls && !client.IsSecure) throw new MailKit.Security.SslHandshakeException("The mail server offers no encryption.");
        if (settings.UserName is { Length: > 0 } name) await client.AuthenticateAsync(name, settings.Password ?? "", attempt);
        await client.SendAsync(message, attempt);
        await client.DisconnectAsync(quit: true, attempt);
    }, ct);
}
