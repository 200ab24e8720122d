using Alliance.Contracts.Federation;
using Alliance.Tenancy.Messages;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Tests.Jobs;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Tests.Messages;

public sealed class OutboxRelayTests
{
    [Test]
    public async Task What_is_announced_is_handed_on_by_the_commit_alone()
    {
        using var deployment = await Deployment.Of("one", "two");
        var heard = new Heard();
        var replica = deployment.Replica(
            services =>
            {
                services.AddSingleton(heard);
                services.AddMessageConsumer<Listener>();
            },
            withMessages: true);
        await Announce("before the start"); // what a process that died left behind
        await replica.Serve();
        Assert.That(await heard.Next(), Is.EqualTo(("one", "before the start")));

        await Announce("while it runs"); // its clock stands still: nobody looks around

        Assert.That(await heard.Next(), Is.EqualTo(("one", "while it runs")));
        await using var db = replica.Open();
        while (await db.Outbox.AnyAsync()) await Task.Yield(); // a row goes once the transport has it

        async Task Announce(string reason)
        {
            await using var writing = replica.Open();
            writing.Announce(new FiguresRequested(reason));
            await writing.SaveChangesAsync();
        }
    }

    internal sealed class Heard
    {
        private readonly System.Threading.Channels.Channel<(string, string)> _messages = System.Threading.Channels.Channel.CreateUnbounded<(string, string)>();

        public void Add(string recipient, string reason) => _messages.Writer.TryWrite((recipient, reason));

        public async Task<(string Recipient, string Reason)> Next()
        {
            var next = _messages.Reader.ReadAsync().AsTask();
            await Eventually.Comes(next);
            return await next;
        }
    }

    internal sealed class Listener(Heard heard, TenantContext tenant) : IConsumer<FiguresRequested>
    {
        public Task Consume(ConsumeContext<FiguresRequested> context)
        {
            heard.Add(tenant.Organisation.Id, context.Message.Reason);
            return Task.CompletedTask;
        }
    }
}
