using System.Security.Cryptography;
using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Alliance.Tenancy.DataProtection;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Alliance.Identity.Access;

/// <summary>By which a browser is known again to an account (<see cref="KnownDevice"/>). It opens nothing by itself, and is worth nothing at another organisation or account.</summary>
public sealed class DeviceCookie(OrganisationProtection protection, NetworkAddress network)
{
    /// <summary>Since the last sign-in.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(180);

    private const int LongestValue = 1_000;

    private string Name => network.IsSecure ? "__Host-alliance-device" : "alliance-device";

    /// <returns>The device that this browser says it is, and the account it was known to; null when it says nothing that was made here.</returns>
    public (Id<KnownDevice> Device, Id<Account> Account)? Read(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Cookies[Name] is not { Length: > 0 and <= LongestValue } value) return null;
        try
        {
            return Protector().Unprotect(value).Split('|') is [var device, var account]
                ? (Id<KnownDevice>.Parse(device, null), Id<Account>.Parse(account, null))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Write(HttpResponse response, Id<KnownDevice> device, Id<Account> account)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.Cookies.Append(Name, Protector().Protect($"{device}|{account}"), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = KeptFor,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = network.IsSecure,
        });
    }

    private IDataProtector Protector() => protection.CreateProtector("Alliance.Identity.Devices");
}
