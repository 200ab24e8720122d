namespace Alliance.Kernel;

/// <summary>What people are in their organisation (DOMAIN §1). A role is a set of permissions; see <see cref="RoleGrant"/>.</summary>
public static class Roles
{
    public const string LoanOfficer = "loan-officer";
    public const string Director = "director";
    public const string Treasurer = "treasurer";
    public const string CommitteeMember = "committee-member";
    public const string Mentor = "mentor";
    public const string Entrepreneur = "entrepreneur";
    public const string PlatformAdministrator = "platform-administrator";
    public const string Auditor = "auditor";

    public const string NationalAnalyst = "national-analyst";
    public const string NationalAdministrator = "national-administrator";

    public static IReadOnlyList<string> Of(HostKind kind) => kind is HostKind.Alliance
        ? [NationalAnalyst, NationalAdministrator]
        : [LoanOfficer, Director, Treasurer, CommitteeMember, Mentor, Entrepreneur, PlatformAdministrator, Auditor];
}

/// <summary>Permissions that a module gives to a role; registered as a singleton, added up over the modules by Identity.</summary>
public sealed record RoleGrant(string Role, params string[] Permissions);

/// <summary>Permissions with which money moves, or by which it is promised or given up; registered as a singleton by the module whose they are. A role that has one is given by two persons.</summary>
public sealed record MoneyPermissions(params string[] Permissions);
