using System.ComponentModel.DataAnnotations;
using Alliance.Identity.Accounts;
using Alliance.Identity.Mail;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.Administering;

/// <summary>Opens an account for somebody and mails them the link with which they choose their password. Roles that two persons give wait for a second one (<see cref="GiveRoles"/>); every director is told of those that don't (<see cref="TellDirectors"/>).</summary>
public sealed class InviteAccount(
    IdentityDb db, ICurrentUser user, TenantContext tenant, Administration administration, GiveRoles giveRoles, TellDirectors tellDirectors, Letters letters, TimeProvider clock)
{
    /// <param name="Language">Two-letter code; the organisation's first language where it isn't given.</param>
    public sealed record Input(
        [property: Required, DeliverableAddress, StringLength(254)] string Email,
        [property: Required, StringLength(120, MinimumLength = 2)] string Name,
        [property: Required, MinLength(1)] IReadOnlyList<string> Roles,
        [property: StringLength(2, MinimumLength = 2)] string? Language = null);

    public static void Map(IEndpointRouteBuilder accounts) => accounts.MapPost("", Post);

    /// <exception cref="RefusedException"><c>account.email-taken</c>, <c>account.bad-email</c>, <c>account.unknown-role</c>, <c>account.unknown-language</c>, and as <see cref="GiveRoles.To"/></exception>
    /// <returns>The account, with the roles it has and those that wait.</returns>
    public async Task<GiveRoles.Outcome> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(AccountPermissions.Manage);
        administration.DemandKnown(input.Roles);
        var language = input.Language ?? tenant.Organisation.Languages[0];
        if (!tenant.Organisation.Languages.Contains(language, StringComparer.Ordinal))
            throw new RefusedException("account.unknown-language", "This organisation doesn't speak that language.");

        if (!DeliverableAddressAttribute.Takes(input.Email)) throw new RefusedException("account.bad-email", "No mail can be written to this address.");
        var invited = (await administration.Alone(() => Open(input, language, ct), ct))!;
        letters.SendInvitation(invited.Account);
        return invited;
    }

    private async Task<GiveRoles.Outcome?> Open(Input input, string language, CancellationToken ct)
    {
        var account = new Account(input.Email, input.Name, language, [], clock.GetUtcNow().UtcDateTime);
        if (await db.Accounts.AnyAsync(x => x.NormalizedEmail == account.NormalizedEmail, ct))
            throw new RefusedException("account.email-taken", "This e-mail address has an account already.");
        db.Accounts.Add(account);
        var outcome = await giveRoles.To(account, input.Roles, ct);
        await db.SaveChangesAsync(ct);
        await tellDirectors.Given(account, outcome.Given, ct);
        await db.SaveChangesAsync(ct);
        return outcome;
    }

    private static async Task<Created<ListAccounts.Row>> Post(Input input, InviteAccount inviteAccount, TimeProvider clock, CancellationToken ct)
    {
        var invited = await inviteAccount.Handle(input, ct);
        return TypedResults.Created($"/api/accounts/{invited.Account.Id}", ListAccounts.Row.Of(invited.Account, clock.GetUtcNow().UtcDateTime, invited.Proposed));
    }
}
