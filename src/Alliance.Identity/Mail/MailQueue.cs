using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace Alliance.Identity.Mail;

/// <summary>Sends mails behind the back of requests: whether an address has an account must not show in the time an answer takes.</summary>
/// <remarks>Kept in memory. A mail lost with its process can be asked for again: invitations and resets are made to be repeated. What can't be asked for is announced instead (<see cref="Administering.SendRolesNews"/>).</remarks>
public sealed partial class MailQueue(IMailTransport transport, ILogger<MailQueue> log) : BackgroundService
{
    private readonly Channel<MimeMessage> _waiting = Channel.CreateBounded<MimeMessage>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Send(MimeMessage message) => _waiting.Writer.TryWrite(message);

    /// <summary>At a stop, what is waiting still goes out, as long as the host allows.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        if (ExecuteTask is { } sending) await sending.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Four at a time: one address whose server answers slowly must not hold up the others.
        await Parallel.ForEachAsync(_waiting.Reader.ReadAllAsync(stoppingToken), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = stoppingToken }, Deliver);
    }

    private async ValueTask Deliver(MimeMessage message, CancellationToken ct)
    {
        try
        {
            await transport.Send(message, ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            // Nobody waits for it here; the person can ask again. The address stays out of the log.
            NotSent(failure, message.MessageId ?? "");
        }
    }

    [LoggerMessage(LogLevel.Error, "The mail {MessageId} could not be sent")]
    private partial void NotSent(Exception failure, string messageId);
}
