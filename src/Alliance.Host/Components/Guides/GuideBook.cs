using Alliance.Federation;
using Alliance.Host.Components.Settings;
using Alliance.Identity;
using Alliance.Kernel;
using Alliance.Platform;
using Alliance.Platform.Accompaniment.Mentoring;
using Alliance.Platform.Collection.Arrears;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Collection.Statements;
using Alliance.Platform.Fund;
using Alliance.Platform.Governance;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Notices;
using Alliance.Platform.Origination.Notes;
using Alliance.Platform.Origination.Visits;
using Alliance.Platform.Proposals;
using Alliance.Platform.Tasks;
using Alliance.Platform.Treasury;
using Alliance.Ui;

namespace Alliance.Host.Components.Guides;

/// <summary>The guides, one for each role that works here. Their steps name what pages show by the pages' own words.</summary>
public static class GuideBook
{
    private static readonly Guide LoanOfficer = new(Roles.LoanOfficer, HostKind.Platform,
    [
        new("A new request",
        [
            new("Open {0} and press {1}.", new GuideLabel(typeof(PlatformText), "Dossiers", "/applications"), new GuideLabel(typeof(PlatformText), "Register a dossier", "/applications/new")),
            new("Fill in the person, the project and the financing plan. Uses and sources are equal to the centime; what may be a person known already is said while you type."),
            new("Press {0}. Until it is decided, it can be corrected with {1}: what was written before is kept.", new GuideLabel(typeof(PlatformText), "Register the dossier"), new GuideLabel(typeof(PlatformText), "Correct")),
        ], "dossier"),
        new("Your day",
        [
            new("{0} shows tasks late, of today and to come, your visits and your dossiers. One tap does a task; what was done by mistake is taken back at once.", new GuideLabel(typeof(TasksText), "My day", "/today")),
            new("On a dossier, {0} says what is to be done, by when and by whom, and {1} when somebody goes there: it comes into their calendar.", new GuideLabel(typeof(TasksText), "Add a task…"), new GuideLabel(typeof(VisitsText), "Plan a visit…")),
            new("{0} is for colleagues and auditors alone. Whoever is mentioned hears of it, if they see dossiers.", new GuideLabel(typeof(NotesText), "Write a note…")),
        ], "day"),
        new("Late borrowers",
        [
            new("{0} lists them, the longest late first. The work list says whom to call today.", new GuideLabel(typeof(ArrearsText), "Arrears", "/arrears")),
            new("After a call, press {0}; when a payment was promised, {1}. A promise is kept or broken by what comes in.", new GuideLabel(typeof(ArrearsText), "Note a contact"), new GuideLabel(typeof(ArrearsText), "Note a promise")),
            new("{0} makes the letters that are due, in French or Arabic.", new GuideLabel(typeof(ArrearsText), "Reminder letters", "/arrears/reminders")),
        ], "arrears"),
    ]);

    private static readonly Guide Director = new(Roles.Director, HostKind.Platform,
    [
        new("Each morning",
        [
            new("{0} shows what waits for a decision, what is available and the worst arrears. Each figure opens what is behind it.", new GuideLabel(typeof(UiText), "Home", "/")),
            new("The bell, {0}, says what concerns you.", new GuideLabel(typeof(NoticesText), "Notices", "/notices")),
        ], "decisions"),
        new("What the committee decided",
        [
            new("Open the dossier from {0} and record the decision: {1} or {2}.", new GuideLabel(typeof(PlatformText), "Dossiers", "/applications"), new GuideLabel(typeof(PlatformText), "record.approve"), new GuideLabel(typeof(PlatformText), "record.refuse")),
            new("What a session carried is decided once it is closed. {0} of the session are then frozen: chair and secretary sign them, anybody can verify them.", new GuideLabel(typeof(GovernanceText), "Minutes")),
            new("The amount, the term and the grace period that you record become those of the loan."),
        ]),
        new("What takes two persons",
        [
            new("{0} lists what one person has proposed. You may approve what another proposed, never your own.", new GuideLabel(typeof(ProposalsText), "Two-person decisions", "/proposals")),
            new("{0} carries it out at once; {1} asks for a reason.", new GuideLabel(typeof(ProposalsText), "Approve…"), new GuideLabel(typeof(ProposalsText), "Reject…")),
        ]),
    ]);

    private static readonly Guide Treasurer = new(Roles.Treasurer, HostKind.Platform,
    [
        new("The bank statement",
        [
            new("At {0}, press {1} and choose the bank’s file.", new GuideLabel(typeof(TreasuryText), "Treasurer's desk", "/treasury"), new GuideLabel(typeof(TreasuryText), "Import a bank statement")),
            new("Lines are recognised with how sure that is and why. Accept the certain ones together, look at the others one by one. The same line is never recorded twice."),
        ], "desk"),
        new("A payment by hand",
        [
            new("Press Ctrl K, type the name and choose {0}; or open the loan from {1}.", new GuideLabel(typeof(LoansText), "Record a payment"), new GuideLabel(typeof(LoansText), "Loans", "/loans")),
            new("Date and amount are read as you write them. More than what is owed is asked about before it is taken."),
            new("A wrong entry is taken back with {0}: it stays visible, and the loan stands as if it had never been.", new GuideLabel(typeof(LoansText), "Undo…")),
        ]),
        new("The end of the month",
        [
            new("{0}: prepare the file of the month’s instalments, send it to the bank, and record it as collected when the money is there.", new GuideLabel(typeof(DirectDebitsText), "Direct debits", "/direct-debits")),
            new("{0} says from when the month can be closed, and what is still open.", new GuideLabel(typeof(FundText), "Closings", "/fund/closings")),
        ]),
    ]);

    private static readonly Guide CommitteeMember = new(Roles.CommitteeMember, HostKind.Platform,
    [
        new("Before a session",
        [
            new("Open {0} from the mail that calls you, and say whether you come; each dossier of the agenda opens its page, with its documents.", new GuideLabel(typeof(GovernanceText), "Sessions", "/sessions")),
            new("{0} shows the sessions of your bodies, with their agenda.", new GuideLabel(typeof(GovernanceText), "Sessions", "/sessions")),
        ], "sessions"),
        new("In a session",
        [
            new("Your home leads into the session that is under way. Say there that you are present, and whether you have a conflict of interest."),
            new("When a ballot is open, press yes, no or abstain. An open vote can be changed until the ballot is closed; a secret one stands once cast."),
        ], "room"),
    ]);

    private static readonly Guide Mentor = new(Roles.Mentor, HostKind.Platform,
    [
        new("To answer and to sign",
        [
            new("{0} shows what is asked of you: whether you want to be a mentor, and whether you will go beside an entrepreneur. A no is welcome too; say it in a few words.", new GuideLabel(typeof(UiText), "Home", "/")),
            new("When both have said yes, the charter is signed by you, the entrepreneur and the platform: on the page of the pair, under {0}.", new GuideLabel(typeof(MentoringText), "pair-act.sign")),
            new("Under {0} you choose your language and your password.", new GuideLabel(typeof(UiText), "My account", "/account")),
        ]),
        new("To meet and to note",
        [
            new("{0} on the page of an entrepreneur takes less than a minute on a telephone: day, how long, how the enterprise is, what was agreed.", new GuideLabel(typeof(MentoringText), "Log a meeting")),
            new("What staff reads stands in the meeting. What is for you alone belongs under {0}: nobody else opens it.", new GuideLabel(typeof(MentoringText), "Confidential notes")),
        ], "mentor"),
    ]);

    private static readonly Guide Auditor = new(Roles.Auditor, HostKind.Platform,
    [
        new("To read everything",
        [
            new("{0} shows what changed lately, who did it and when. You read everything and change nothing.", new GuideLabel(typeof(UiText), "Home", "/")),
            new("{0}: every movement of money, newest first, month by month, with the balance after each.", new GuideLabel(typeof(PlatformText), "Journal of the fund", "/fund/journal")),
            new("On a loan, {0} beside a figure tells the entries that it is made of.", new GuideLabel(typeof(LoansText), "Why?")),
        ], "journal"),
        new("Second persons and settings",
        [
            new("{0} keeps who proposed, who agreed and why.", new GuideLabel(typeof(ProposalsText), "Two-person decisions", "/proposals")),
            new("{0} shows what the organisation’s file says, and who changed it.", new GuideLabel(typeof(SettingsText), "Settings", "/settings")),
        ]),
    ]);

    private static readonly Guide PlatformAdministrator = new(Roles.PlatformAdministrator, HostKind.Platform,
    [
        new("Accounts",
        [
            new("At {0}, press {1}: the person receives a mail and chooses a password.", new GuideLabel(typeof(IdentityText), "Accounts", "/accounts"), new GuideLabel(typeof(IdentityText), "Invite somebody")),
            new("Roles that move money are given by two persons: the director or another administrator agrees."),
            new("Who leaves is closed with {0}; what they did stays in their name.", new GuideLabel(typeof(IdentityText), "Deactivate")),
        ]),
        new("Settings",
        [
            new("{0} says what is in force, what it means and what holds otherwise.", new GuideLabel(typeof(SettingsText), "Settings", "/settings")),
            new("With {0} you try other values; the changed file is checked before you take it along or put it into force.", new GuideLabel(typeof(SettingsText), "Change settings", "/settings/change")),
            new("Lunar holidays are entered under {0}, as soon as they are announced.", new GuideLabel(typeof(DirectDebitsText), "Bank holidays", "/holidays")),
        ], "settings"),
    ]);

    private static readonly Guide National = new(Guide.National, HostKind.Alliance,
    [
        new("National figures",
        [
            new("{0} adds up what the platforms announce, as of the date that you choose. Each figure opens the platforms behind it.", new GuideLabel(typeof(UiText), "Dashboard", "/dashboard")),
            new("Breakdowns by gender, age, sector, kind of project or province show no group of fewer than five persons; totals count everybody. No name ever reaches the Alliance."),
            new("{0} shows where platforms lend, region by region.", new GuideLabel(typeof(FederationText), "Territory coverage", "/coverage")),
        ], "national"),
        new("The platforms",
        [
            new("{0}: each with its figures and until when they reach.", new GuideLabel(typeof(UiText), "Platforms", "/platforms")),
            new("When a sum does not agree, {0} says which platform and which month, and asks it again.", new GuideLabel(typeof(FederationText), "Reconciliation", "/reconciliation")),
        ]),
    ]);

    /// <summary>In the order in which a loan meets the roles.</summary>
    public static IReadOnlyList<Guide> All { get; } = [LoanOfficer, Director, Treasurer, CommitteeMember, Mentor, Auditor, PlatformAdministrator, National];
}
