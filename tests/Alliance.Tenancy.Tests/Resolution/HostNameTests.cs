using System.Globalization;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Resolution;
using CsCheck;

namespace Alliance.Tenancy.Tests.Resolution;

public sealed class HostNameTests
{
    private static readonly string Label63 = new('a', 63);

    private static readonly Gen<string> Label =
        Gen.Select(Gen.Char["abcxyzABCXYZ019"], Gen.Char["abcXYZ019-"].Array[0, 20], Gen.Char["abcXYZ019"], (a, b, c) => a + new string(b) + c);

    private static readonly Gen<string> Name = Label.Array[1, 5].Select(x => string.Join('.', x));

    [TestCase("souss-massa.example.ma", "souss-massa.example.ma")]
    [TestCase("Souss-MASSA.Example.MA", "souss-massa.example.ma")]
    [TestCase("souss-massa.example.ma.", "souss-massa.example.ma")]
    [TestCase("souss-massa.example.ma:5080", "souss-massa.example.ma")]
    [TestCase("souss-massa.example.ma.:5080", "souss-massa.example.ma")]
    [TestCase("souss-massa.example.ma:65535", "souss-massa.example.ma")]
    [TestCase("localhost", "localhost")]
    [TestCase("127.0.0.1:5080", "127.0.0.1")]
    [TestCase("XN--MGBA3GCH31F.example", "xn--mgba3gch31f.example")]
    [TestCase("xn--.example", null)] // ends with a hyphen
    [TestCase("xn--a.example", "xn--a.example")] // invalid punycode: just a name that nobody has
    public void The_same_host_has_one_spelling(string raw, string? expected) => Assert.That(HostName.Normalise(raw), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase(" ")]
    [TestCase(".")]
    [TestCase("..")]
    [TestCase(":80")]
    [TestCase("a..b")]
    [TestCase(".a")]
    [TestCase("a..")]
    [TestCase("-a.b")]
    [TestCase("a-.b")]
    [TestCase("a.b-")]
    [TestCase("a_b.example")]
    [TestCase("a b.example")]
    [TestCase(" a.example")]
    [TestCase("a.example ")]
    [TestCase("a.example\n")]
    [TestCase("a.example\r\nX-Forwarded-Host: b")]
    [TestCase("a\0.example")]
    [TestCase("a\t.example")]
    [TestCase("a\u007f.example")]
    [TestCase("é.example")]
    [TestCase("سوس.example")]
    [TestCase("\u212A.example")] // KELVIN SIGN: lower-cases to k
    [TestCase("ａ.example")] // full width
    [TestCase("a。example")] // ideographic full stop
    [TestCase("[::1]")]
    [TestCase("[::1]:80")]
    [TestCase("::1")]
    [TestCase("a.example:")]
    [TestCase("a.example:0")]
    [TestCase("a.example:65536")]
    [TestCase("a.example:99999")]
    [TestCase("a.example:000080")]
    [TestCase("a.example:+80")]
    [TestCase("a.example:-1")]
    [TestCase("a.example: 80")]
    [TestCase("a.example:80 ")]
    [TestCase("a.example:٨٠")]
    [TestCase("a.example:80:80")]
    [TestCase("a.example:80.")]
    [TestCase("user@a.example")]
    [TestCase("a.example/path")]
    [TestCase("a.example?x")]
    [TestCase("a.example,b.example")]
    [TestCase("*.example")]
    [TestCase("%61.example")]
    public void What_is_no_host_name_is_refused(string raw) => Assert.That(HostName.Normalise(raw), Is.Null);

    [Test]
    public void Labels_and_names_have_a_longest_length()
    {
        var longest = $"{Label63}.{Label63}.{Label63}.{new string('b', 61)}";

        Assert.Multiple(() =>
        {
            Assert.That(longest, Has.Length.EqualTo(253));
            Assert.That(HostName.Normalise(longest), Is.EqualTo(longest));
            Assert.That(HostName.Normalise(longest + ".:65535"), Is.EqualTo(longest));
            Assert.That(HostName.Normalise(longest + "b"), Is.Null);
            Assert.That(HostName.Normalise(Label63 + "a.example"), Is.Null);
            Assert.That(HostName.Normalise(new string('a', 1_000_000)), Is.Null);
        });
    }

    [Test]
    public void Case_port_and_final_dot_make_no_difference() =>
        Gen.Select(Name, Gen.Int[1, 65535], Gen.Bool, Gen.Bool).Sample((name, port, dot, withPort) =>
            HostName.Normalise(name + (dot ? "." : "") + (withPort ? $":{port}" : "")) is { } host && string.Equals(host, name, StringComparison.OrdinalIgnoreCase) && !host.Any(char.IsUpper));

    [Test]
    public void Normalising_twice_is_normalising_once() =>
        Name.Sample(name => HostName.Normalise(HostName.Normalise(name)!) == HostName.Normalise(name));

    /// <summary>Against a second definition, written the slow way.</summary>
    [Test]
    public void Whatever_comes_is_refused_or_a_proper_name() =>
        Gen.OneOf(Gen.String, Gen.Char["aB0-.:_ \n\0é"].Array[0, 12].Select(x => new string(x))).Sample(raw => HostName.Normalise(raw) == Slowly(raw), iter: 20_000);

    [Test]
    public void Nothing_is_allocated()
    {
        const string raw = "Souss-Massa.Example.MA:5080";
        Span<char> buffer = stackalloc char[HostName.MaximumLength];
        HostName.TryNormalise(raw, buffer, out _);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++) HostName.TryNormalise(raw, buffer, out _);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static string? Slowly(string raw)
    {
        const string letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
        var parts = raw.Split(':');
        if (parts.Length > 2) return null;
        if (parts.Length == 2 && (parts[1].Length is 0 or > 5 || !parts[1].All("0123456789".Contains) || int.Parse(parts[1], CultureInfo.InvariantCulture) is 0 or > 65535)) return null;

        var name = parts[0].EndsWith('.') ? parts[0][..^1] : parts[0];
        var good = name.Length is > 0 and <= 253
            && name.Split('.').All(x => x.Length is > 0 and <= 63 && x.All(letters.Contains) && !x.StartsWith('-') && !x.EndsWith('-'));
        return good ? name.ToLowerInvariant() : null;
    }
}
