using System.Net;
using Alliance.EndToEnd.Tests.Hosting;

namespace Alliance.EndToEnd.Tests.Isolation;

/// <summary>A noisy neighbour is told to wait; the others are served (TENANCY 21).</summary>
public sealed class LimitsTests
{
    [Test]
    public async Task Too_many_requests_of_one_platform_are_its_own_trouble()
    {
        await using var host = await RunningHost.Start(settings: new Dictionary<string, string?> { ["Limits:Burst"] = "20", ["Limits:RequestsPerSecond"] = "1" });
        using var noisy = host.Client("larache");
        using var quiet = host.Client("oriental");

        var answers = await Task.WhenAll(Enumerable.Range(0, 120).Select(_ => noisy.GetAsync(new Uri("api/figures", UriKind.Relative))));
        using var other = await quiet.GetAsync(new Uri("api/figures", UriKind.Relative));
        var refused = answers.Where(x => x.StatusCode is HttpStatusCode.TooManyRequests).ToArray();

        Assert.That(refused, Has.Length.InRange(1, 100), "a burst of twenty is served at once, and one more each second");
        Assert.That(refused.All(x => x.Headers.RetryAfter?.Delta > TimeSpan.Zero), Is.True, "each says when to try again");
        Assert.That(await refused[0].Content.ReadAsStringAsync(), Does.Contain("too-many-requests"));
        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        foreach (var answer in answers) answer.Dispose();
    }
}
