using Alliance.Identity.Links;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.Activation;

/// <summary>The links of invitations that nobody has used yet; for an operator, when mail doesn't arrive.</summary>
/// <remarks>Asks for no permission: it is an operator's, who has the database.</remarks>
public sealed class PendingInvitations(IdentityDb db, AccountLinks links)
{
    public sealed record Invitation(string Email, DateTime InvitedAt, Uri Link);

    /// <summary>Each link is new and good for a fortnight; those mailed before stay good too, until one of them is used.</summary>
    public async Task<IReadOnlyList<Invitation>> Handle(CancellationToken ct = default)
    {
        var pending = await db.Accounts.AsNoTracking().Where(x => x.JoinedAt == null && x.DeactivatedAt == null).OrderBy(x => x.InvitedAt).ToListAsync(ct);
        return [.. pending.Select(x => new Invitation(x.Email, x.InvitedAt, links.Make(x, LinkPurpose.Invitation)))];
    }
}
