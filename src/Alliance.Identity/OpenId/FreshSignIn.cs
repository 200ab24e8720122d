using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Alliance.Identity.Access;
using Alliance.Tenancy.DataProtection;
using Microsoft.AspNetCore.DataProtection;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Alliance.Identity.OpenId;

/// <summary>A client's wish that its user gives the password again (<c>prompt=login</c>, <c>max_age</c>), while the session that there is goes on: any site can send a browser here with such a wish.</summary>
/// <remarks>The way through the sign-in page carries which session there was when it was asked. Another one, soon after, meets the wish; without signing in again one is only asked again.</remarks>
internal sealed class FreshSignIn(OrganisationProtection protection, TimeProvider clock)
{
    /// <summary>Of the authorization request, beside the client's own.</summary>
    public const string Parameter = "signed_in_after";

    private const int LongestValue = 1_000;

    private static readonly TimeSpan AskedFor = TimeSpan.FromMinutes(15);

    /// <summary>Whether the session is as fresh as the client wants it.</summary>
    public bool IsMet(OpenIddictRequest request, ClaimsPrincipal session)
    {
        var isAskedFor = request.HasPromptValue(PromptValues.Login) || IsTooOld(request, session);
        return !isAskedFor || IsAnotherThanAsked((string?)request[Parameter], session);
    }

    /// <summary>To be brought back after signing in.</summary>
    /// <param name="session">That goes on meanwhile; null where there is none.</param>
    public string Ask(ClaimsPrincipal? session) => Protector().Protect(string.Create(CultureInfo.InvariantCulture, $"{KeyOf(session)}|{clock.GetUtcNow().ToUnixTimeSeconds()}"));

    private bool IsTooOld(OpenIddictRequest request, ClaimsPrincipal session) =>
        request.MaxAge is { } seconds && clock.GetUtcNow() - Sessions.AuthenticatedAt(session) > TimeSpan.FromSeconds(seconds);

    private bool IsAnotherThanAsked(string? asked, ClaimsPrincipal session) =>
        Read(asked) is [var before, var at] && before != KeyOf(session)
        && clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(long.Parse(at, CultureInfo.InvariantCulture)) <= AskedFor;

    private string[]? Read(string? asked)
    {
        if (asked is not { Length: > 0 and <= LongestValue }) return null;
        try
        {
            return Protector().Unprotect(asked).Split('|');
        }
        catch (CryptographicException)
        {
            return null; // not made here
        }
    }

    private static string KeyOf(ClaimsPrincipal? session) => session?.FindFirstValue(ClaimNames.Session) ?? "";

    private IDataProtector Protector() => protection.CreateProtector("Alliance.Identity.FreshSignIn");
}
