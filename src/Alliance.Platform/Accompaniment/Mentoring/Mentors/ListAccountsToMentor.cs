using Alliance.Kernel;

namespace Alliance.Platform.Accompaniment.Mentoring.Mentors;

/// <summary>The accounts with which a mentor can come in.</summary>
public sealed class ListAccountsToMentor(ICurrentUser user, IStaff staff)
{
    /// <returns>By name.</returns>
    public async Task<IReadOnlyList<StaffMember>> Handle(CancellationToken ct = default)
    {
        user.Demand(Permissions.CoordinateMentoring);
        return [.. (await staff.Holding(Permissions.Mentor, ct)).OrderBy(x => x.Name, StringComparer.CurrentCulture)];
    }
}
