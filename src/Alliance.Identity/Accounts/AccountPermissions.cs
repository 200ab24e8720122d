using Alliance.Kernel;

namespace Alliance.Identity.Accounts;

public static class AccountPermissions
{
    public const string Read = "accounts.read";

    /// <summary>Invite, close and open accounts, give roles; and propose those that two persons give.</summary>
    public const string Manage = "accounts.manage";

    /// <summary>Agree, as the second person, that somebody gets a role that two persons give.</summary>
    public const string Agree = "accounts.agree";

    /// <summary>Nobody agrees at the Alliance, where no role moves money.</summary>
    public static IReadOnlyList<RoleGrant> Grants { get; } =
    [
        new(Roles.PlatformAdministrator, Read, Manage, Agree),
        new(Roles.Director, Read, Agree),
        new(Roles.Auditor, Read),
        new(Roles.NationalAdministrator, Read, Manage),
    ];
}
