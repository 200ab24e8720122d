using Alliance.Kernel;

namespace Alliance.Platform;

/// <summary>What may be done on a platform, demanded by its use cases; roles are sets of these.</summary>
public static class Permissions
{
    /// <summary>To have tasks, and to say what is done. What a task is about asks for its own permission besides.</summary>
    public const string WorkOnTasks = "tasks.work";

    public const string ReadApplications = "applications.read";

    /// <summary>To work on dossiers, and to write to their applicants what was decided.</summary>
    public const string RegisterApplications = "applications.register";
    public const string DecideApplications = "applications.decide";

    /// <summary>To say that two records are of one person, and to take that back.</summary>
    public const string MergePersons = "persons.merge";

    /// <summary>To read what outsiders said in confidence of a dossier that one may read: for those who work on it, decide it or audit. Whoever may ask for opinions holds it too.</summary>
    public const string ReadConfidentialOpinions = "opinions.read-confidential";
    public const string ObserveEnterprises = "enterprises.observe";
    public const string ReadLoans = "loans.read";

    /// <summary>To make the contract of a loan, and to record that it was signed.</summary>
    public const string MakeContracts = "contracts.make";

    /// <summary>To write the templates that contracts are made from.</summary>
    public const string ManageContractTemplates = "contracts.templates";
    public const string DisburseLoans = "loans.disburse";
    public const string RecordPayments = "loans.record-payments";

    /// <summary>To propose, and to confirm as the second person, a payment far above what is owed.</summary>
    public const string AgreeOverpayments = "loans.agree-overpayments";
    public const string RescheduleLoans = "loans.reschedule";
    public const string WriteOffLoans = "loans.write-off";
    public const string FollowUpArrears = "arrears.follow-up";
    public const string DeferManyLoans = "loans.defer-many";
    public const string ReadProposals = "proposals.read";
    public const string ReadDirectDebits = "direct-debits.read";
    public const string CollectDirectDebits = "direct-debits.collect";
    public const string ManageHolidays = "holidays.manage";
    public const string ReadStatements = "statements.read";
    public const string ImportStatements = "statements.import";
    public const string ReadFigures = "figures.read";
    public const string ReadFund = "fund.read";
    public const string ManageFund = "fund.manage";
    public const string RecordContributions = "fund.record-contributions";
    public const string CloseMonths = "fund.close-months";
    public const string ReopenMonths = "fund.reopen-months";
    public const string ReadReports = "reports.read";

    /// <summary>To see and vote in the sessions of the bodies whose member one is; as their secretary also to convene and run them.</summary>
    public const string AttendSessions = "sessions.attend";

    /// <summary>To read all bodies and sessions, but for secret votes, which nobody reads.</summary>
    public const string ReadSessions = "sessions.read";

    /// <summary>To convene and run sessions of any body.</summary>
    public const string RunSessions = "sessions.run";
    public const string ManageBodies = "bodies.manage";

    /// <summary>To go beside the entrepreneurs entrusted to one: their pairs alone, and of those what the role needs.</summary>
    public const string Mentor = "mentoring.mentor";

    /// <summary>To read of mentors, pairs and meetings, but for confidential notes, which nobody reads but who wrote them.</summary>
    public const string ReadMentoring = "mentoring.read";

    /// <summary>To invite mentors, to propose and end pairs, and to record what both said by mouth.</summary>
    public const string CoordinateMentoring = "mentoring.coordinate";

    /// <summary>To see whether the platform is in order: settings, mails, figures.</summary>
    public const string RunChecks = "platform.check";

    /// <summary>Who has one of these got it from two persons. What isn't named here moves no money.</summary>
    public static MoneyPermissions MoveMoney { get; } = new(
        DecideApplications, DisburseLoans, RecordPayments, AgreeOverpayments, RescheduleLoans, WriteOffLoans, DeferManyLoans,
        CollectDirectDebits, ImportStatements,
        ManageFund, RecordContributions, CloseMonths, ReopenMonths);

    /// <summary>Who may do what by default: the auditor reads all and changes nothing; mentors and entrepreneurs see neither dossiers nor loans of others.</summary>
    public static IReadOnlyList<RoleGrant> Grants { get; } =
    [
        new(Roles.LoanOfficer, WorkOnTasks, ReadApplications, RegisterApplications, ReadConfidentialOpinions, ObserveEnterprises, ReadLoans, ReadFigures,
            MakeContracts,
            FollowUpArrears,
            AttendSessions,
            ReadMentoring,
            ReadReports),
        new(Roles.Director, WorkOnTasks, ReadApplications, RegisterApplications, DecideApplications, MergePersons, ReadConfidentialOpinions, ObserveEnterprises, ReadLoans, ReadFigures,
            MakeContracts, ManageContractTemplates,
            RescheduleLoans, WriteOffLoans, AgreeOverpayments, ReadProposals,
            FollowUpArrears, DeferManyLoans,
            ReadFund, ManageFund, ReopenMonths,
            ReadDirectDebits,
            AttendSessions, ReadSessions, RunSessions, ManageBodies,
            ReadMentoring, CoordinateMentoring,
            ReadStatements, ReadReports),
        new(Roles.Treasurer, ReadApplications, ReadLoans, DisburseLoans, RecordPayments, ReadFigures,
            WriteOffLoans, AgreeOverpayments, ReadProposals,
            FollowUpArrears, DeferManyLoans,
            ReadFund, ManageFund, RecordContributions, CloseMonths, ReopenMonths,
            ReadDirectDebits, CollectDirectDebits, ManageHolidays,
            ReadStatements, ImportStatements, ReadReports),
        new(Roles.CommitteeMember, ReadFigures, AttendSessions, ReadConfidentialOpinions), // dossiers of their own sessions: DossierAccess
        new(Roles.PlatformAdministrator, ReadFigures, ManageContractTemplates,
            ManageHolidays, RunChecks),
        new(Roles.Auditor, ReadApplications, ReadConfidentialOpinions, ReadLoans, ReadFigures,
            ReadProposals,
            ReadFund,
            ReadDirectDebits,
            ReadSessions,
            ReadMentoring,
            ReadStatements, ReadReports),
        new(Roles.Mentor, Mentor),
    ];
}
