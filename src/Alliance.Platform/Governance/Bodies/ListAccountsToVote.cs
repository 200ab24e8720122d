using Alliance.Kernel;

namespace Alliance.Platform.Governance.Bodies;

/// <summary>The accounts with which a member of a body can vote: those that may attend sessions.</summary>
public sealed class ListAccountsToVote(ICurrentUser user, IStaff staff)
{
    /// <returns>By name.</returns>
    public async Task<IReadOnlyList<StaffMember>> Handle(CancellationToken ct = default)
    {
        user.Demand(Permissions.ManageBodies);
        return [.. (await staff.Holding(Permissions.AttendSessions, ct)).OrderBy(x => x.Name, StringComparer.CurrentCulture)];
    }
}
