using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.DataProtection;

/// <summary>The application's data-protection provider. Cookie and antiforgery protectors are made once per process, on the first host's request; so the ring is picked at each Protect and Unprotect, from the request's organisation (TENANCY 12).</summary>
/// <remarks>The one place that may ask <see cref="IHttpContextAccessor"/>. Outside a request it throws: scoped code takes <see cref="OrganisationProtection"/>.</remarks>
internal sealed class RequestDataProtection(DataProtectionRings rings, IHttpContextAccessor requests) : IDataProtectionProvider
{
    private const string Blazor = "Microsoft.AspNetCore.Components";

    public IDataProtector CreateProtector(string purpose) =>
        purpose.StartsWith(Blazor, StringComparison.Ordinal)
            ? rings.Host.CreateProtector(purpose)
            : new Protector(this, [purpose]);

    private IDataProtector Current(string[] purposes)
    {
        var request = requests.HttpContext ?? throw new NoOrganisationException();
        var tenant = request.RequestServices.GetRequiredService<TenantContext>();
        var (ring, owner) = tenant.IsSet ? (rings.Of(tenant.Organisation), tenant.Organisation.Id) : (rings.Host, "@network");
        return ring.CreateProtector([owner, .. purposes]);
    }

    private sealed class Protector(RequestDataProtection provider, string[] purposes) : IDataProtector
    {
        public IDataProtector CreateProtector(string purpose) => new Protector(provider, [.. purposes, purpose]);

        public byte[] Protect(byte[] plaintext) => provider.Current(purposes).Protect(plaintext);

        public byte[] Unprotect(byte[] protectedData) => provider.Current(purposes).Unprotect(protectedData);
    }
}

/// <summary>Data protection in the name of the scope's organisation; for code that runs in circuits, jobs and messages too.</summary>
public sealed class OrganisationProtection(DataProtectionRings rings, TenantContext tenant) : IDataProtectionProvider
{
    /// <exception cref="NoOrganisationException">The scope has no organisation.</exception>
    public IDataProtector CreateProtector(string purpose) =>
        rings.Of(tenant.Organisation).CreateProtector([tenant.Organisation.Id, purpose]);
}

/// <summary>Data protection of the host itself, the same on every organisation's pages: for payloads that contain the organisation and are checked against it.</summary>
public sealed class HostProtection(DataProtectionRings rings) : IDataProtectionProvider
{
    public IDataProtector CreateProtector(string purpose) => rings.Host.CreateProtector(purpose);
}
