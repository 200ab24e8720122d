using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.Drafts;

/// <summary>The forms that one has begun and not sent, the latest first.</summary>
/// <remarks>Asks for no permission: it shows and changes nothing but what its own person has typed.</remarks>
public sealed class ListDrafts(IdentityDb db, ICurrentUser user, TimeProvider clock)
{
    /// <param name="Age">Since something was typed into it.</param>
    public sealed record Row(Id<Draft> Id, string Title, string Href, string Page, string Form, TimeSpan Age);

    public async Task<IReadOnlyList<Row>> Handle(CancellationToken ct = default)
    {
        if (user.AccountId is not { } id) return [];
        var (me, now) = (new Id<Account>(id), clock.GetUtcNow().UtcDateTime);
        var mine = await db.Set<Draft>().Where(x => x.AccountId == me && x.ForgottenAfter > now).OrderByDescending(x => x.KeptAt)
            .Select(x => new { x.Id, x.Title, x.Href, x.Page, x.Form, x.KeptAt }).Take(KeepDraft.Most).ToListAsync(ct);
        return [.. mine.Select(x => new Row(x.Id, x.Title, x.Href, x.Page, x.Form, now - x.KeptAt))];
    }
}
