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

        await Publish(_host, sender, recipient);
        await Task.Delay(1_500);

        Assert.That(await National(_host), Is.EqualTo(before));
    }

    [Test]
    public async Task What_is_addressed_arrives()
    {
        await using var host = await RunningHost.Start(); // its own: what arrives would hide from the others that theirs did too
        var before = await National(host);

        await Publish(host, "ila", "aim");
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (await National(host) == before && patience.Elapsed < TimeSpan.FromSeconds(20)) await Task.Delay(100);

        Assert.That(await National(host), Is.Not.EqualTo(before));
    }

    /// <summary>Figures nobody computed, with a revision above all others.</summary>
    private static Task Publish(RunningHost host, string? sender, string? recipient)
    {
        var forged = new FiguresAnnounced(new(2023, 6, 1), new(2023, 6, 30), long.MaxValue - 1, new FigureSet { EnterprisesFinanced = 1_000_000 }, []);
        return host.Services.GetRequiredService<IBus>().Publish(forged, x =>
        {
            if (sender is not null) x.Headers.Set(MessageHeaders.Sender, sender);
            if (recipient is not null) x.Headers.Set(MessageHeaders.Recipient, recipient);
        });
    }

    private static async Task<long> National(RunningHost host)
    {
        using var client = host.Client("alliance");
        return (await client.GetFromJsonAsync<JsonElement>(new Uri("api/figures", UriKind.Relative))).GetProperty("enterprisesFinanced").GetInt64();
    }
}
