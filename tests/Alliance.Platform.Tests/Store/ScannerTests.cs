using Alliance.Platform.Store.Scanning;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Alliance.Platform.Tests.Store;

/// <summary>What the virus scanner says, and what counts as saying nothing.</summary>
internal sealed class ScannerTests
{
    private static Scanner At(int port) => new(Options.Create(new ScannerOptions { Host = "127.0.0.1", Port = port }), TimeProvider.System, NullLogger<Scanner>.Instance);

    [Test]
    public async Task It_hears_all_of_a_file_and_says_what_it_is()
    {
        await using var clam = new ClamStandIn();
        var file = new byte[200_000];

        var clean = await At(clam.Port).Scan(file);
        "VIRUS"u8.CopyTo(file.AsSpan(150_000));
        var infected = await At(clam.Port).Scan(file);

        Assert.That((clean, infected), Is.EqualTo((ScanVerdict.Clean, ScanVerdict.Infected)));
        Assert.That(clam.Asked, Is.EqualTo([200_000, 200_000]));
    }

    [TestCase("INSTREAM size limit exceeded. ERROR", ScanVerdict.Unable)]
    [TestCase("stream: Can't allocate memory ERROR", ScanVerdict.Unable)]
    [TestCase("", ScanVerdict.Away)]
    [TestCase("HTTP/1.1 400 Bad Request", ScanVerdict.Unable)]
    public async Task Whatever_else_it_says_is_no_verdict(string answer, ScanVerdict verdict)
    {
        await using var clam = new ClamStandIn(answer);

        Assert.That(await At(clam.Port).Scan(new byte[10]), Is.EqualTo(verdict));
    }

    [Test]
    public async Task Where_nobody_listens_it_is_away() => Assert.That(await At(ClamStandIn.Nobody()).Scan(new byte[10]), Is.EqualTo(ScanVerdict.Away));
}
