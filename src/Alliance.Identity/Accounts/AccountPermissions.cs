namespace Alliance.Identity.Accounts;

public static class AccountPermissions
{
    public const string Read = "accounts.read";
    public const string Manage = "accounts.manage";
}
