using Alliance.Kernel;

namespace Alliance.Platform;

/// <summary>What may be done on a platform, demanded by its use cases; roles are sets of these.</summary>
public static class Permissions
{
    public const string ReadApplications = "applications.read";
    public const string RegisterApplications = "applications.register";
    public const string DecideApplications = "applications.decide";
    public const string ObserveEnterprises = "enterprises.observe";
    public const string ReadLoans = "loans.read";
    public const string DisburseLoans = "loans.disburse";
    public const string RecordPayments = "loans.record-payments";
    public const string ReadFigures = "figures.read";

    /// <summary>Who may do what by default: the auditor reads all and changes nothing; mentors and entrepreneurs see neither dossiers nor loans of others.</summary>
    public static IReadOnlyList<RoleGrant> Grants { get; } =
    [
        new(Roles.LoanOfficer, ReadApplications, RegisterApplications, ObserveEnterprises, ReadLoans, ReadFigures),
        new(Roles.Director, ReadApplications, RegisterApplications, DecideApplications, ObserveEnterprises, ReadLoans, ReadFigures),
        new(Roles.Treasurer, ReadApplications, ReadLoans, DisburseLoans, RecordPayments, ReadFigures),
        new(Roles.CommitteeMember, ReadApplications, ReadFigures),
        new(Roles.PlatformAdministrator, ReadFigures),
        new(Roles.Auditor, ReadApplications, ReadLoans, ReadFigures),
    ];
}
