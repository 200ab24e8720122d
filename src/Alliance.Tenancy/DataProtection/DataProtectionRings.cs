using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alliance.Tenancy.DataProtection;

/// <summary>How keys are protected at rest. Without a certificate they lie as plain as the rest of their database.</summary>
public sealed record KeyRingOptions : IValidatableObject
{
    /// <summary>Path of a PKCS#12 file mounted from the secret store.</summary>
    public string? Certificate { get; init; }

    public string? CertificatePassword { get; init; }

    /// <summary>The certificate; null without one.</summary>
    public X509Certificate2? Load() => Certificate is { Length: > 0 } path ? X509CertificateLoader.LoadPkcs12FromFile(path, CertificatePassword) : null;

    /// <summary>A certificate that can't be read stops the start: without it no page would answer.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        string? reason = null;
        try
        {
            using var certificate = Load();
            if (certificate is { HasPrivateKey: false }) reason = "it has no private key";
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            reason = unreadable.Message;
        }

        if (reason is not null) yield return new($"KeyRing:Certificate {Certificate} can't be used: {reason}.");
    }
}

/// <summary>A key ring per organisation, kept in its own database and shared by replicas; and one of the host for what belongs to none.</summary>
/// <remarks>Of an organisation that leaves its database the ring is forgotten: what is put back or configured anew may hold other keys, and nothing may be protected by one that no database has.
/// Who protects at that moment goes on with the ring it has.</remarks>
public sealed class DataProtectionRings : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<ServiceProvider>> _rings = new(StringComparer.Ordinal);
    private readonly OrganisationDatabases _databases;
    private readonly IOrganisations _organisations;
    private readonly IServiceProvider _services;
    private readonly IOptions<KeyRingOptions> _options;
    private readonly ILoggerFactory _logs;

    public DataProtectionRings(
        OrganisationDatabases databases, IOrganisations organisations, IServiceProvider services, IOptions<KeyRingOptions> options, ILoggerFactory logs)
    {
        ArgumentNullException.ThrowIfNull(organisations);
        (_databases, _organisations, _services, _options, _logs) = (databases, organisations, services, options, logs);
        organisations.Changed += Forget;
    }

    /// <summary>Protects in the organisation's name: what one organisation protected, no other can read.</summary>
    public IDataProtectionProvider Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        var id = organisation.Id;
        return Ring(id, () => new OrganisationKeys(id, _organisations, _databases));
    }

    /// <summary>For Blazor's own payloads, which contain the organisation and are checked, and for the network's pages.</summary>
    public IDataProtectionProvider Host => Ring(OrganisationDatabases.Registry, () => new RegistryKeys(_services));

    public void Dispose()
    {
        _organisations.Changed -= Forget;
        foreach (var ring in _rings.Values.Where(x => x.IsValueCreated)) ring.Value.Dispose();
    }

    private void Forget(object? sender, OrganisationChanged change)
    {
        if (change.LeavesItsDatabase) _rings.TryRemove(change.After.Id, out _);
    }

    private IDataProtectionProvider Ring(string name, Func<IXmlRepository> keys) =>
        _rings.GetOrAdd(name, _ => new(() => Build(name, keys()))).Value.GetRequiredService<IDataProtectionProvider>();

    private ServiceProvider Build(string name, IXmlRepository keys)
    {
        var ring = new ServiceCollection();
        ring.AddSingleton(_logs).AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        var protection = ring.AddDataProtection().SetApplicationName("alliance/" + name);
        ring.Configure<KeyManagementOptions>(x => x.XmlRepository = keys);
        if (_options.Value.Load() is { } certificate) protection.ProtectKeysWithCertificate(certificate);
        return ring.BuildServiceProvider();
    }
}
