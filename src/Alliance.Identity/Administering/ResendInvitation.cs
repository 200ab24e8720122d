using Alliance.Identity.Accounts;
using Alliance.Identity.Mail;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Identity.Administering;

/// <summary>Mails the invitation again, with a link that is good for another fortnight.</summary>
public sealed class ResendInvitation(IdentityDb db, ICurrentUser user, Letters letters)
{
    public static void Map(IEndpointRouteBuilder accounts) => accounts.MapPost("/{id}/invitation", Post);

    /// <exception cref="RefusedException"><c>account.already-joined</c>, <c>account.deactivated</c></exception>
    public async Task<Account?> Handle(Id<Account> id, CancellationToken ct = default)
    {
        user.Demand(AccountPermissions.Manage);
        if (await db.Accounts.FindAsync([id], ct) is not { } account) return null;
        if (account.JoinedAt is not null) throw new RefusedException("account.already-joined", "This invitation has been accepted already.");
        if (account.DeactivatedAt is not null) throw new RefusedException("account.deactivated", "This account is deactivated.");
        letters.SendInvitation(account);
        return account;
    }

    private static async Task<Results<Accepted, NotFound>> Post(Id<Account> id, ResendInvitation resendInvitation, CancellationToken ct) =>
        await resendInvitation.Handle(id, ct) is null ? TypedResults.NotFound() : TypedResults.Accepted((string?)null);
}
