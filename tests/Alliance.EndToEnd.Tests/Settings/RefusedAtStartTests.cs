using System.Security.Cryptography;
using Alliance.EndToEnd.Tests.Hosting;

namespace Alliance.EndToEnd.Tests.Settings;

/// <summary>A setting that can't be meant stops the start and says which it is (docs/operations.md), before anybody is served wrongly.</summary>
public sealed class RefusedAtStartTests
{
    [TestCase("Network:Scheme is http", "Network:Scheme", "http", "Network:BaseDomain", "example.ma")]
    [TestCase("Network:Scheme is http", "Network:Scheme", "http", "Network:BaseDomain", "localhost.example.ma")]
    [TestCase("Network:BaseDomain", "Network:BaseDomain", "Example.ma")]
    [TestCase("Network:BaseDomain", "Network:BaseDomain", "http://example.ma")]
    [TestCase("Identity:SigningKey", "Identity:SigningKey", "not a key")]
    [TestCase("Identity:SigningKey", "Identity:SigningKey", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")]
    [TestCase("Identity:EncryptionKey", "Identity:EncryptionKey", "c2hvcnQ=")]
    [TestCase("Identity:EncryptionKey", "Identity:EncryptionKey", "%%%")]
    [TestCase("KeyRing:Certificate", "KeyRing:Certificate", "/nowhere/key-ring.pfx")]
    [TestCase("listener's address", "Listen:Address", "nowhere")]
    [TestCase("Proxies has 'nowhere'", "Proxies:0", "nowhere")]
    public void What_cannot_be_meant(string said, params string[] settings)
    {
        Assert.That(async () => await Start(settings), Throws.Exception.With.Message.Contains(said));
    }

    [Test]
    public void A_public_key_signs_nothing()
    {
        using var rsa = RSA.Create(2048);
        var key = rsa.ExportSubjectPublicKeyInfoPem();

        Assert.That(async () => await Start("Identity:SigningKey", key), Throws.Exception.With.Message.Contains("Identity:SigningKey").And.Message.Not.Contains(key));
    }

    [Test]
    public void A_short_key_is_none()
    {
        using var rsa = RSA.Create(1024);
        var key = rsa.ExportPkcs8PrivateKeyPem();

        Assert.That(async () => await Start("Identity:SigningKey", key), Throws.Exception.With.Message.Contains("Identity:SigningKey"));
    }

    [Test]
    public void Good_keys_are_taken()
    {
        using var rsa = RSA.Create(2048);
        var keys = new[] { "Identity:SigningKey", rsa.ExportPkcs8PrivateKeyPem(), "Identity:EncryptionKey", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) };

        Assert.That(async () => await Start(keys), Throws.Nothing);
    }

    private static async Task Start(params string[] settings)
    {
        using var folder = HostFolder.AsShipped("alliance.json");
        await using var host = await RunningHost.Start(folder, settings.Chunk(2).ToDictionary(x => x[0], string? (x) => x[1]));
    }
}
