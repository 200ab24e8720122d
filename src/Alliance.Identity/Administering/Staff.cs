using Alliance.Identity.Access;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.Administering;

/// <summary>Tells other modules who may do something, by name and nothing else.</summary>
internal sealed class Staff(IdentityDb db, RolePermissions permissions) : IStaff
{
    public async Task<IReadOnlyList<StaffMember>> Holding(string permission, CancellationToken ct)
    {
        var accounts = await db.Accounts.AsNoTracking().Where(x => x.JoinedAt != null && x.DeactivatedAt == null).ToListAsync(ct);
        return [.. accounts.Where(x => permissions.Allow(x.Roles, permission)).Select(x => new StaffMember(x.Id.Value, x.DisplayName))];
    }
}
