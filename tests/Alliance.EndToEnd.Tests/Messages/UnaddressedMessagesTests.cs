using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Contracts.Platform;
using Alliance.EndToEnd.Tests.Hosting;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using MessageHeaders = Alliance.Tenancy.Messages.MessageHeaders;

namespace Alliance.EndToEnd.Tests.Messages;

/// <summary>A message without a known sender and recipient is consumed in nobody's name (TENANCY 19).</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed class UnaddressedMessagesTests
{
    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await RunningHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [TestCase(null, null)]
    [TestCase("ila", null)]
    [TestCase(null, "aim")]
    [TestCase("nobody", "aim")]
    [TestCase("ila", "nobody")]
    [TestCase("ila", "ior")]
    [TestCase("aim", "aim")]
    public async Task What_is_not_addressed_changes_nothing(string? sender, string? recipient)
    {
        var before = await National(_host);

        await PublishAndConsume(_host, sender, recipient);

        Assert.That(await National(_host), Is.EqualTo(before));
    }

    [Test]
    public async Task What_is_addressed_arrives()
    {
        await using var host = await RunningHost.Start(); // its own: what arrives would hide from the others that theirs did too
        var before = await National(host);

        await PublishAndConsume(host, "ila", "aim");

        Assert.That(await National(host), Is.Not.EqualTo(before));
    }

    /// <summary>Figures nobody computed, with a revision above all others; returns when everyone has done with them what they do.</summary>
    private static async Task PublishAndConsume(RunningHost host, string? sender, string? recipient)
    {
        var bus = host.Services.GetRequiredService<IBus>();
        var message = NewId.NextGuid();
        var received = new Received(message);
        using var observing = bus.ConnectReceiveObserver(received);
        var forged = new FiguresAnnounced(new(2023, 6, 1), new(2023, 6, 30), long.MaxValue - 1, [FigureCell.Total(new() { [Indicators.EnterprisesFinanced] = 1_000_000 })]);
        await bus.Publish(forged, x =>
        {
            x.MessageId = message;
            if (sender is not null) x.Headers.Set(MessageHeaders.Sender, sender);
            if (recipient is not null) x.Headers.Set(MessageHeaders.Recipient, recipient);
        });
        await Eventually.Comes(received.Task);
    }

    private static async Task<long> National(RunningHost host)
    {
        using var client = host.Client("alliance");
        return (await client.GetFromJsonAsync<JsonElement>(new Uri("api/figures", UriKind.Relative))).GetProperty("enterprisesFinanced").GetInt64();
    }

    /// <summary>Completes when the message has left its queue, consumed or given up: there is one consumer of figures.</summary>
    private sealed class Received(Guid message) : IReceiveObserver
    {
        private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => _left.Task;

        public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

        public Task PostReceive(ReceiveContext context) => Left(context);

        public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType) where T : class => Task.CompletedTask;

        public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception) where T : class => Task.CompletedTask;

        public Task ReceiveFault(ReceiveContext context, Exception exception) => Left(context);

        private Task Left(ReceiveContext context)
        {
            if (context.GetMessageId() == message) _left.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
