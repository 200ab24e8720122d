using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Contracts.Platform;
using Alliance.EndToEnd.Tests.Hosting;
using Alliance.Kernel;
using Alliance.Tenancy.Messages;
using Microsoft.Extensions.DependencyInjection;

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

        Assert.That(() => Deliver(_host, sender, recipient), Throws.InstanceOf<UnaddressedMessageException>().Or.InstanceOf<RefusedException>());

        Assert.That(await National(_host), Is.EqualTo(before));
    }

    [Test]
    public async Task What_is_addressed_arrives()
    {
        await using var host = await RunningHost.Start(); // its own: what arrives would hide from the others that theirs did too
        var before = await National(host);

        await Deliver(host, "ila", "aim");

        Assert.That(await National(host), Is.Not.EqualTo(before));
    }

    /// <summary>Figures nobody computed, with a revision above all others.</summary>
    private static Task Deliver(RunningHost host, string? sender, string? recipient) => host.Services.GetRequiredService<IDelivery>().Deliver(
        new(
            Guid.CreateVersion7(),
            new FiguresAnnounced(new(2023, 6, 1), new(2023, 6, 30), long.MaxValue - 1, [FigureCell.Total(new() { [Indicators.EnterprisesFinanced] = 1_000_000 })]),
            sender, recipient),
        default);

    private static async Task<long> National(RunningHost host)
    {
        using var client = host.Client("alliance");
        return (await client.GetFromJsonAsync<JsonElement>(new Uri("api/figures", UriKind.Relative))).GetProperty("enterprisesFinanced").GetInt64();
    }
}
