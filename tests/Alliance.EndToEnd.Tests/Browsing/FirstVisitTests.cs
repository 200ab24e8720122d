using System.Text.RegularExpressions;
using Alliance.EndToEnd.Tests.Hosting;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>What comes over a slow line when a page is opened for the first time, as it is really sent: nothing is kept from an earlier visit.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed partial class FirstVisitTests
{
    /// <summary>Until something can be read and used: 0.8 s at 400 kbit/s, where 90 KB is the goal.</summary>
    private const int UntilPainted = 40 * 1024;

    /// <summary>A build has it packed by gzip; published, it is packed by Brotli. 160 KB was the goal.</summary>
    private const int InAll = 112 * 1024;

    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await ReadingHost.Get();

    [TestCase("souss-massa", "directeur", "dashboard")]
    [TestCase("souss-massa", "directeur", "loans")]
    [TestCase("souss-massa", "directeur", "proposals")]
    [TestCase("souss-massa", "tresorier", "statements")]
    [TestCase("souss-massa", "directeur", "applications/new")]
    [TestCase("souss-massa", "administration", "accounts")]
    [TestCase("alliance", "analyste", "dashboard")]
    public async Task A_page_is_light(string label, string name, string path)
    {
        using var visitor = await Visitor.SignedIn(_host, label, name);
        var document = await visitor.Http.GetStringAsync(new Uri(path, UriKind.Relative));
        var files = Files().Matches(document).ToDictionary(x => x.Groups["address"].Value, x => IsLater().IsMatch(x.Value), StringComparer.Ordinal);
        Assert.That(files.Keys, Has.Some.Contains("alliance."), "its styles");

        var (first, all) = (await Sent(visitor, path), 0L);
        all += first;
        foreach (var (address, later) in files)
        {
            var sent = await Sent(visitor, address);
            all += sent;
            if (!later) first += sent;
        }

        TestContext.Out.WriteLine($"{path}: {first} bytes until painted, {all} in all, {files.Count} files");
        Assert.That(first, Is.AtMost(UntilPainted), "the document, its styles and the scripts it waits for");
        Assert.That(all, Is.AtMost(InAll));
    }

    /// <returns>Bytes of the answer's body, which is asked for as a browser asks.</returns>
    private static async Task<long> Sent(Visitor visitor, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", "br, gzip" } } };
        using var answer = (await visitor.Http.SendAsync(request)).EnsureSuccessStatusCode();
        var body = await answer.Content.ReadAsByteArrayAsync();
        Assert.That(body.Length < 1_024 || answer.Content.Headers.ContentEncoding.Count > 0, $"{address} comes compressed");
        return body.Length;
    }

    [GeneratedRegex(" defer| media=\"print\"")]
    private static partial Regex IsLater();

    [GeneratedRegex("""<(?:link rel="stylesheet"[^>]* href|script[^>]* src)="(?<address>[^"]+)"[^>]*>""")]
    private static partial Regex Files();
}
