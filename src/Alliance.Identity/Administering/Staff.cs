using Alliance.Identity.Access;
using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.Administering;

/// <summary>Tells other modules who may do something: by name, and where they are written to.</summary>
internal sealed class Staff(IdentityDb db, RolePermissions permissions) : IStaff
{
    public async Task<IReadOnlyList<StaffMember>> Holding(string permission, CancellationToken ct) =>
        [.. (await Allowed(permission, ct)).Select(x => new StaffMember(x.Id.Value, x.DisplayName))];

    public async Task<IReadOnlyList<StaffMember>> Everybody(CancellationToken ct) =>
        [.. (await Joined(ct)).Where(x => x.Roles.Any(role => role != Roles.Entrepreneur)).Select(x => new StaffMember(x.Id.Value, x.DisplayName))];

    public async Task<IReadOnlyList<StaffMailbox>> Mailboxes(string permission, CancellationToken ct) =>
        [.. (await Allowed(permission, ct)).Select(x => new StaffMailbox(x.Id.Value, x.DisplayName, x.Email, x.Language))];

    private async Task<IEnumerable<Account>> Allowed(string permission, CancellationToken ct) => (await Joined(ct)).Where(x => permissions.Allow(x.Roles, permission));

    private Task<List<Account>> Joined(CancellationToken ct) => db.Accounts.AsNoTracking().Where(x => x.JoinedAt != null && x.DeactivatedAt == null).ToListAsync(ct);
}
