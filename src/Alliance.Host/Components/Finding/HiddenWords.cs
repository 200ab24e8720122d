using System.Security.Cryptography;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.DataProtection;

namespace Alliance.Host.Components.Finding;

/// <summary>What somebody looked for, as an address may have it: names, CIN and phone numbers of people stand in no history, bookmark or log.</summary>
/// <remarks>Readable to who looked for it, on this organisation's host.</remarks>
public sealed class HiddenWords(IDataProtectionProvider protection, TenantContext tenant, ICurrentUser user)
{
    private IDataProtector Protector => protection.CreateProtector("search", tenant.Organisation.Id, user.AccountId?.ToString() ?? user.Name);

    public string Hide(string written) => Protector.Protect(written);

    /// <returns>Null for what isn't theirs, or was never hidden.</returns>
    public string? Show(string? hidden)
    {
        try
        {
            return hidden is null ? null : Protector.Unprotect(hidden);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
