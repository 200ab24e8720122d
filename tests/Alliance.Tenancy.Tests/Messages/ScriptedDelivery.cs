using System.Threading.Channels;
using Alliance.Contracts.Federation;
using Alliance.Tenancy.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alliance.Tenancy.Tests.Messages;

/// <summary>Consumers that do what a test says, in place of the way to the real ones.</summary>
internal sealed class ScriptedDelivery(Func<Envelope, CancellationToken, Task>? consume = null) : IDelivery
{
    private readonly Channel<Envelope> _tried = Channel.CreateUnbounded<Envelope>();

    public void AddTo(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<IDelivery>(this));

    public async Task Deliver(Envelope envelope, CancellationToken ct)
    {
        _tried.Writer.TryWrite(envelope);
        if (consume is not null) await consume(envelope, ct);
    }

    /// <summary>The next try to deliver: what, and to whom.</summary>
    public async Task<(string Reason, string? Recipient)> Next()
    {
        var next = _tried.Reader.ReadAsync().AsTask();
        await Eventually.Comes(next);
        return (Reason(await next), (await next).Recipient);
    }

    /// <summary>Until so many were tried.</summary>
    public async Task<List<string>> Next(int count)
    {
        var reasons = new List<string>();
        while (reasons.Count < count) reasons.Add((await Next()).Reason);
        return reasons;
    }

    public static string Reason(Envelope envelope) => ((FiguresRequested)envelope.Message).Reason;
}
