using System.Net.Sockets;
using Alliance.Contracts.Identity;
using Alliance.Identity.Accounts;
using Alliance.Identity.Mail;
using Alliance.Kernel;
using MailKit.Net.Smtp;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Polly.Timeout;
using ServiceNotConnectedException = MailKit.ServiceNotConnectedException;

namespace Alliance.Identity.Administering;

/// <summary>Sends a director what <see cref="TellDirectors"/> has written down. A letter that comes twice has the same number, by which mail programs know it.</summary>
/// <remarks>While the mail server is away it waits, through stops too. What the server refuses is parked after some tries, where operators see it.</remarks>
public sealed class SendRolesNews(IdentityDb db, Letters letters, IMailTransport transport) : IConsumer<MoneyRolesChanged>
{
    private static readonly TimeSpan WhileAway = TimeSpan.FromMinutes(1);

    public Task Consume(ConsumeContext<MoneyRolesChanged> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Handle(context.Message, context.MessageId ?? Guid.CreateVersion7(), context.CancellationToken);
    }

    /// <param name="number">The same however often it is tried.</param>
    public async Task Handle(MoneyRolesChanged news, Guid number, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(news);
        var ids = news.By.Append(news.Whose).Select(x => x.Person).OfType<Guid>().Append(news.Director).Select(x => new Id<Account>(x)).ToList();
        var accounts = await db.Accounts.AsNoTracking().Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id.Value, ct);
        var isOfFile = news.By.Count == 0;
        var letter = letters.RolesNewsTo(accounts[news.Director], number, news.News, NameOf(news.Whose), news.Roles, [.. news.By.Select(NameOf)]);
        try
        {
            await transport.Send(letter, ct);
        }
        catch (Exception failure) when (failure is IOException or SocketException or TimeoutException or TimeoutRejectedException or ServiceNotConnectedException or SmtpProtocolException)
        {
            throw new BusyException("mail-away", "The mail server is away.", WhileAway, failure);
        }

        // Whom the file names hasn't said yet how they are called.
        string NameOf(RolesHolder holder) => holder.Person is not { } person ? holder.Program ?? "" : isOfFile ? accounts[person].Email : accounts[person].DisplayName;
    }
}
