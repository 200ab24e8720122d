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

/// <summary>Opens an account for somebody and mails them the link with which they choose their password. Roles that move money wait for a second person (<see cref="MoneyRoles"/>).</summary>
public sealed class InviteAccount(IdentityDb db, ICurrentUser user, TenantContext tenant, Administration administration, MoneyRoles money, Letters letters, TimeProvider clock)
{
    /// <param name="Language">Two-letter code; the organisation's first language where it isn't given.</param>
    public sealed record Input(
        [property: Required, DeliverableAddress, StringLength(254)] string Email,
        [property: Required, StringLength(120, MinimumLength = 2)] string Name,
        [property: Required, MinLength(1)] IReadOnlyList<string> Roles,
        [property: StringLength(2, MinimumLength = 2)] string? Language = null);

    public static void Map(IEndpointRouteBuilder accounts) => accounts.MapPost("", Post);

    /// <exception cref="RefusedException"><c>account.email-taken</c>, <c>account.bad-email</c>, <c>account.unknown-role</c>, <c>account.unknown-language</c></exception>
    public async Task<Account> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(AccountPermissions.Manage);
        administration.DemandKnown(input.Roles);
        var language = input.Language ?? tenant.Organisation.Languages[0];
        if (!tenant.Organisation.Languages.Contains(language, StringComparer.Ordinal))
            throw new RefusedException("account.unknown-language", "This organisation doesn't speak that language.");

        if (!DeliverableAddressAttribute.Takes(input.Email)) throw new RefusedException("account.bad-email", "No mail can be written to this address.");
        var account = new Account(input.Email, input.Name, language, input.Roles, clock.GetUtcNow().UtcDateTime);
        if (await IsTaken(account, ct)) throw Taken();
        db.Accounts.Add(account);
        var giving = await money.Give(account, input.Roles, isNew: true, ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            if (await IsTaken(account, ct)) throw Taken(); // by somebody who was a moment faster
            throw;
        }

        letters.SendInvitation(account);
        await money.Tell(account, giving.Given, user.Name, ct);
        return account;
    }

    private Task<bool> IsTaken(Account account, CancellationToken ct) => db.Accounts.AnyAsync(x => x.NormalizedEmail == account.NormalizedEmail, ct);

    private static RefusedException Taken() => new("account.email-taken", "This e-mail address has an account already.");

    private static async Task<Created<ListAccounts.Row>> Post(Input input, InviteAccount inviteAccount, TimeProvider clock, CancellationToken ct)
    {
        var account = await inviteAccount.Handle(input, ct);
        return TypedResults.Created($"/api/accounts/{account.Id}", ListAccounts.Row.Of(account, clock.GetUtcNow().UtcDateTime));
    }
}
