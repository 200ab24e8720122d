using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Alliance.Tenancy.DataProtection;
using Alliance.Tenancy.Registry;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace Alliance.Identity.OpenId;

/// <summary>Keys from the secret store; where there are none, the deployment makes its own and keeps them in the registry's database.</summary>
public sealed record OpenIdKeyOptions : IValidatableObject
{
    private const int ShortestRsaKey = 2048;
    private const int EncryptionBits = 256;

    /// <summary>An RSA private key in PEM.</summary>
    public string? SigningKey { get; init; }

    /// <summary>256 bits in base64.</summary>
    public string? EncryptionKey { get; init; }

    /// <summary>A key that can't be read stops the start, not the first sign-in. What it is stays unsaid.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (SigningKey is { Length: > 0 } signing && !IsPrivateKey(signing))
            yield return new($"Identity:SigningKey is not an RSA private key in PEM of at least {ShortestRsaKey} bits.");
        if (EncryptionKey is { Length: > 0 } encryption && !(Convert.TryFromBase64String(encryption, new byte[encryption.Length], out var bytes) && bytes * 8 == EncryptionBits))
            yield return new($"Identity:EncryptionKey is not {EncryptionBits} bits in base64.");
    }

    private static bool IsPrivateKey(string pem)
    {
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            return rsa.KeySize >= ShortestRsaKey && rsa.ExportParameters(includePrivateParameters: true).D is not null;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or ArgumentException)
        {
            return false;
        }
    }
}

/// <summary>One set of keys per deployment, shared by replicas. Issuer, audience, claim and token entry tell the organisations apart (TENANCY 12).</summary>
internal sealed class OpenIdKeys(IServiceProvider services, HostProtection protection, IOptions<OpenIdKeyOptions> options) : IConfigureOptions<OpenIddictServerOptions>
{
    private const string Purpose = "Alliance.Identity.OpenId.Keys";

    public void Configure(OpenIddictServerOptions options)
    {
        var signing = SigningKey();
        var encryption = new SymmetricSecurityKey(Convert.FromBase64String(EncryptionKey()));
        options.SigningCredentials.Add(new(signing, SecurityAlgorithms.RsaSha256));
        options.EncryptionCredentials.Add(new(encryption, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
    }

    private RsaSecurityKey SigningKey()
    {
        var rsa = RSA.Create();
        rsa.ImportFromPem(options.Value.SigningKey is { Length: > 0 } configured ? configured : Stored("openid-signing-key", CreateSigningKey));
        return new(rsa);
    }

    private string EncryptionKey() => options.Value.EncryptionKey is { Length: > 0 } configured
        ? configured
        : Stored("openid-encryption-key", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

    private static string CreateSigningKey()
    {
        using var rsa = RSA.Create(3072);
        return rsa.ExportPkcs8PrivateKeyPem();
    }

    /// <summary>Options can't be configured asynchronously; this runs once per process.</summary>
    private string Stored(string name, Func<string> create)
    {
        var protector = protection.CreateProtector(Purpose);
        using var scope = services.CreateScope();
        var secrets = scope.ServiceProvider.GetRequiredService<IDeploymentSecrets>();
        var kept = Task.Run(() => secrets.GetOrCreate(name, () => protector.Protect(create()))).GetAwaiter().GetResult();
        return protector.Unprotect(kept);
    }
}
