namespace Alliance.Kernel;

/// <summary>A person with an account.</summary>
public sealed record StaffMember(Guid AccountId, string Name);

/// <summary>Where a person with an account is written to.</summary>
/// <param name="Language">Two-letter code, as the person chose it.</param>
public sealed record StaffMailbox(Guid AccountId, string Name, string Address, string Language);

/// <summary>For modules that put persons in charge but have no accounts: the module of accounts says who there is.</summary>
public interface IStaff
{
    /// <summary>Who has joined, isn't deactivated, and may do this.</summary>
    Task<IReadOnlyList<StaffMember>> Holding(string permission, CancellationToken ct);

    /// <summary>All who have joined and aren't deactivated, whatever they may do; those who are entrepreneurs and nothing else apart: they are no staff.</summary>
    Task<IReadOnlyList<StaffMember>> Everybody(CancellationToken ct);

    /// <summary>Who may do this, for who writes to them.</summary>
    Task<IReadOnlyList<StaffMailbox>> Mailboxes(string permission, CancellationToken ct);
}
