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
public sealed record OpenIdKeyOptions
{
    /// <summary>An RSA private key in PEM.</summary>
    public string? SigningKey { get; init; }

    /// <summary>256 bits in base64.</summary>
    public string? EncryptionKey { get; init; }
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
