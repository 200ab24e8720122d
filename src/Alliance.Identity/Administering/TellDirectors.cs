using Alliance.Contracts.Identity;
using Alliance.Identity.Access;
using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.Administering;

/// <summary>Tells every director by mail who got or lost a role that two persons give, or whose account with one was closed, and who did it. Saves nothing: what is told is committed with what it tells of, or neither is, and <see cref="SendRolesNews"/> sends it however the request ends.</summary>
/// <remarks>A director who loses the role, or is closed, hears of it as well: otherwise who takes it away would be heard by nobody.</remarks>
public sealed class TellDirectors(IdentityDb db, ICurrentUser user, RolePermissions permissions)
{
    private RolesHolder Actor => user.AccountId is { } person ? new(person) : new(null, user.Name);

    /// <summary>By whoever is signed in, and who proposed it if somebody else did.</summary>
    public Task Given(Account account, IEnumerable<string> roles, CancellationToken ct, Guid? proposedBy = null)
    {
        ArgumentNullException.ThrowIfNull(account);
        return Tell(RolesNews.Given, new(account.Id.Value), roles, proposedBy is { } first ? [new(first), Actor] : [Actor], null, ct);
    }

    /// <summary>To a person or a program, by the platform's file.</summary>
    public Task GivenByFile(RolesHolder holder, IEnumerable<string> roles, CancellationToken ct) => Tell(RolesNews.Given, holder, roles, [], null, ct);

    public Task Lost(Account account, IEnumerable<string> roles, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        return Tell(RolesNews.Lost, new(account.Id.Value), roles, [Actor], account, ct);
    }

    public Task Closed(Account account, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        return Tell(RolesNews.Closed, new(account.Id.Value), account.Roles, [Actor], account, ct);
    }

    private async Task Tell(RolesNews news, RolesHolder whose, IEnumerable<string> roles, IReadOnlyList<RolesHolder> by, Account? loser, CancellationToken ct)
    {
        var told = roles.Where(permissions.TakesTwo).ToList();
        if (told.Count == 0) return;
        var directors = await db.Accounts.Where(x => x.Roles.Contains(Roles.Director) && x.DeactivatedAt == null).Select(x => x.Id).ToListAsync(ct);
        if (loser is not null && told.Contains(Roles.Director) && !directors.Contains(loser.Id)) directors.Add(loser.Id);
        foreach (var director in directors) db.Announce(new MoneyRolesChanged(news, director.Value, whose, told, by));
    }
}
