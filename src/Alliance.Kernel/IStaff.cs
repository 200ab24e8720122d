namespace Alliance.Kernel;

/// <summary>A person with an account.</summary>
public sealed record StaffMember(Guid AccountId, string Name);

/// <summary>For modules that put persons in charge but have no accounts: the module of accounts says who there is.</summary>
public interface IStaff
{
    /// <summary>Who has joined, isn't deactivated, and may do this.</summary>
    Task<IReadOnlyList<StaffMember>> Holding(string permission, CancellationToken ct);
}
