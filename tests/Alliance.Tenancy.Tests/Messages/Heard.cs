using System.Threading.Channels;
using Alliance.Contracts.Federation;
using Alliance.Tenancy.Messages;
using Alliance.Tenancy.Organisations;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Tests.Messages;

/// <summary>What a real consumer was given, and in whose name.</summary>
internal sealed class Heard
{
    private readonly Channel<(string, string)> _messages = Channel.CreateUnbounded<(string, string)>();

    /// <summary>Happens before the consumer is done.</summary>
    public Func<string, CancellationToken, Task> Then { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Whether <see cref="Next"/> would answer at once.</summary>
    public bool IsAny => _messages.Reader.Count > 0;

    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton(this);
        services.AddMessageConsumer<Listener>();
    }

    public async Task<(string Recipient, string Reason)> Next()
    {
        var next = _messages.Reader.ReadAsync().AsTask();
        await Eventually.Comes(next);
        return await next;
    }

    internal sealed class Listener(Heard heard, TenantContext tenant) : IConsumer<FiguresRequested>
    {
        public Task Consume(ConsumeContext<FiguresRequested> context)
        {
            heard._messages.Writer.TryWrite((tenant.Organisation.Id, context.Message.Reason));
            return heard.Then(context.Message.Reason, context.CancellationToken);
        }
    }
}
