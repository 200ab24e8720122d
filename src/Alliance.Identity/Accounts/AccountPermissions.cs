namespace Alliance.Identity.Accounts;

public static class AccountPermissions
{
    public const string Read = "accounts.read";
    public const string Manage = "accounts.manage";

    /// <summary>Agree, as the second person, that somebody gets a role that moves money.</summary>
    public const string Agree = "accounts.agree";
}
