using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Microsoft.Extensions.Options;

namespace Alliance.Tenancy.Organisations;

/// <summary>Where this deployment is reached. Links are built from here and the registry, never from a request's Host header.</summary>
public sealed record NetworkOptions : IValidatableObject
{
    /// <summary>Lower-case ASCII, such as <c>example.ma</c>; itself the network's public host.</summary>
    [Required] public string BaseDomain { get; init; } = "localhost";

    [RegularExpression("https?")] public string Scheme { get; init; } = "https";

    /// <summary>As browsers see it; 0 for the scheme's default.</summary>
    [Range(0, 65535)] public int Port { get; init; }

    /// <summary>Whether the base domain is this machine's own, which browsers trust without HTTPS.</summary>
    public bool IsLocal => BaseDomain == "localhost" || BaseDomain.EndsWith(".localhost", StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (HostName.Normalise(BaseDomain) != BaseDomain)
            yield return new("Network:BaseDomain is a host name in lower-case ASCII, such as example.ma.");
        if (Scheme == "http" && !IsLocal)
            yield return new($"Network:Scheme is http, which passwords and personal data would travel by in the clear; that is for *.localhost alone, not for {BaseDomain}.");
    }
}

public sealed class NetworkAddress(IOptions<NetworkOptions> options)
{
    /// <summary>The network's own address, with a final slash.</summary>
    public Uri Root => Of(options.Value.BaseDomain);

    public string BaseDomain => options.Value.BaseDomain;

    /// <summary>Plain HTTP is for <c>*.localhost</c> alone.</summary>
    public bool IsSecure => options.Value.Scheme == "https";

    public string HostOf(Organisation organisation) => $"{organisation.Label}.{options.Value.BaseDomain}";

    /// <summary>The organisation's address, with a final slash.</summary>
    public Uri Of(Organisation organisation) => Of(HostOf(organisation));

    private Uri Of(string host)
    {
        var (scheme, port) = (options.Value.Scheme, options.Value.Port);
        return new UriBuilder(scheme, host, port == 0 ? -1 : port).Uri;
    }
}
