using System.ComponentModel.DataAnnotations;
using System.Net;
using Alliance.Identity.Access;
using Alliance.Identity.Accounts;
using Alliance.Identity.Passwords;
using Alliance.Identity.SigningIn;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Identity.Profile;

/// <summary>Changes one's own password. All sessions end, this one too; the page opens a new one.</summary>
/// <remarks>Asks for no permission: it is one's own.</remarks>
public sealed class ChangePassword(IdentityDb db, ICurrentUser user, SignIn signIn, NewPassword newPassword)
{
    public sealed record Input(
        [property: Required, StringLength(SignIn.LongestPassword)] string Current,
        [property: Required, StringLength(SignIn.LongestPassword)] string New);

    public static void Map(IEndpointRouteBuilder account) => account.MapPut("/password", Put);

    /// <param name="device">What the browser says it is; null for one that says nothing.</param>
    /// <returns>The account; null when a program acts, which has none.</returns>
    /// <exception cref="RefusedException"><c>account.wrong-password</c>, <c>account.password-too-weak</c></exception>
    public async Task<Account?> Handle(Input input, IPAddress? from, (Id<KnownDevice> Device, Id<Account> Account)? device, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (user.AccountId is not { } id || await db.Accounts.FindAsync([new Id<Account>(id)], ct) is not { } account) return null;

        // Guessing here counts like guessing at the door: a stolen session must not find the password out. And like there, others' tries don't bar a browser that the account knows.
        if (!await signIn.IsRight(account.Email, input.Current, from, device, ct))
            throw new RefusedException("account.wrong-password", "The present password is not right.");
        await newPassword.Set(account, input.New, ct);
        await db.SaveChangesAsync(ct);
        return account;
    }

    private static async Task<Results<NoContent, NotFound>> Put(Input input, ChangePassword changePassword, DeviceCookie device, HttpContext context, CancellationToken ct) =>
        await changePassword.Handle(input, context.Connection.RemoteIpAddress, device.Read(context.Request), ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
