using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Alliance.Identity.Access;
using Alliance.Tenancy.DataProtection;
using Microsoft.AspNetCore.DataProtection;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Alliance.Identity.OpenId;

/// <summary>A client's wish that its user gives the password again (<c>prompt=login</c>, <c>max_age</c>), while the session that there is goes on: any site can send a browser here with such a wish.</summary>
/// <remarks>The way through the sign-in page carries when it was asked, of which client's request, and which session there was. Another session that began since, soon after, meets the wish. One that is merely another doesn't: it may be older, or a stranger may have asked while there was none.</remarks>
internal sealed class FreshSignIn(OrganisationProtection protection, TimeProvider clock)
{
    /// <summary>Of the authorization request, beside the client's own.</summary>
    public const string Parameter = "signed_in_after";

    private const int LongestValue = 1_000;

    private static readonly TimeSpan AskedFor = TimeSpan.FromMinutes(15);

    /// <summary>From the password to the answer a browser takes a moment. Later it is somebody who goes back in its history.</summary>
    private static readonly TimeSpan WayBack = TimeSpan.FromMinutes(2);

    /// <summary>Whether the session is as fresh as the client wants it.</summary>
    public bool IsMet(OpenIddictRequest request, ClaimsPrincipal session)
    {
        var isAskedFor = request.HasPromptValue(PromptValues.Login) || IsTooOld(request, session);
        return !isAskedFor || HasBegunSinceAsked(request, session);
    }

    /// <summary>To be brought back after signing in.</summary>
    /// <param name="session">That goes on meanwhile; null where there is none.</param>
    public string Ask(OpenIddictRequest request, ClaimsPrincipal? session) =>
        Protector().Protect(string.Create(CultureInfo.InvariantCulture, $"{KeyOf(session)}|{clock.GetUtcNow().ToUnixTimeSeconds()}|{KeyOf(request)}"));

    private bool IsTooOld(OpenIddictRequest request, ClaimsPrincipal session) =>
        request.MaxAge is { } seconds && (seconds == 0 || clock.GetUtcNow() - Sessions.AuthenticatedAt(session) > TimeSpan.FromSeconds(seconds));

    private bool HasBegunSinceAsked(OpenIddictRequest request, ClaimsPrincipal session)
    {
        if (Read((string?)request[Parameter]) is not [var before, var at, var asked] || before == KeyOf(session) || asked != KeyOf(request)) return false;
        var (askedAt, begun, now) = (DateTimeOffset.FromUnixTimeSeconds(long.Parse(at, CultureInfo.InvariantCulture)), Sessions.AuthenticatedAt(session), clock.GetUtcNow());
        return begun >= askedAt && now - askedAt <= AskedFor && now - begun <= WayBack;
    }

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

    /// <summary>What makes a request that client's own and this one alone.</summary>
    private static string KeyOf(OpenIddictRequest request) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new[] { request.ClientId, request.RedirectUri, request.State, request.Nonce, request.CodeChallenge })));

    private static string KeyOf(ClaimsPrincipal? session) => session?.FindFirstValue(ClaimNames.Session) ?? "";

    private IDataProtector Protector() => protection.CreateProtector("Alliance.Identity.FreshSignIn");
}
