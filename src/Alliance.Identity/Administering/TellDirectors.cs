using Alliance.Identity.Access;
using Alliance.Identity.Accounts;
using Alliance.Identity.Mail;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.Administering;

/// <summary>Tells every director by mail who got or lost a role that two persons give, or whose account with one was closed, and who did it. After the commit.</summary>
/// <remarks>A director who loses the role, or is closed, hears of it as well: otherwise who takes it away would be heard by nobody.</remarks>
public sealed class TellDirectors(IdentityDb db, RolePermissions permissions, Letters letters)
{
    /// <param name="by">Names of who gave them; none where the platform's file did.</param>
    public Task Given(string name, IEnumerable<string> roles, IReadOnlyList<string> by, CancellationToken ct) => Tell(RolesNews.Given, name, roles, by, null, ct);

    public Task Lost(Account account, IEnumerable<string> roles, string by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        return Tell(RolesNews.Lost, account.DisplayName, roles, [by], account, ct);
    }

    public Task Closed(Account account, string by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        return Tell(RolesNews.Closed, account.DisplayName, account.Roles, [by], account, ct);
    }

    private async Task Tell(RolesNews news, string name, IEnumerable<string> roles, IReadOnlyList<string> by, Account? loser, CancellationToken ct)
    {
        var told = roles.Where(permissions.TakesTwo).ToList();
        if (told.Count == 0) return;
        var directors = await db.Accounts.AsNoTracking().Where(x => x.Roles.Contains(Roles.Director) && x.DeactivatedAt == null).ToListAsync(ct);
        if (loser is not null && told.Contains(Roles.Director) && !directors.Exists(x => x.Id == loser.Id)) directors.Add(loser);
        foreach (var director in directors) letters.SendRolesNews(director, news, name, told, by);
    }
}
