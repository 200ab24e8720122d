using Alliance.Contracts.Platform;

namespace Alliance.Ui;

/// <summary>A business term that is explained where it stands.</summary>
/// <param name="Code">Its words are the texts <c>term.code</c> and <c>meaning.code</c>.</param>
/// <param name="Group">Under which heading of the glossary it stands.</param>
/// <param name="Indicator">For a figure: it is called and defined as the indicator is.</param>
public sealed record GlossaryTerm(string Code, string Group, Indicator? Indicator = null);

/// <summary>The terms that pages explain, once. Their facts are those of <c>docs/glossary.md</c> and of the declared indicators.</summary>
public static class Glossary
{
    /// <summary>In the order in which a loan meets them.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["people", "request", "loan", "fund", "figures", "beside"];

    public static readonly GlossaryTerm Platform = new("platform", "people");
    public static readonly GlossaryTerm Alliance = new("alliance", "people");
    public static readonly GlossaryTerm Officer = new("officer", "people");
    public static readonly GlossaryTerm Committee = new("committee", "people");
    public static readonly GlossaryTerm Mentor = new("mentor", "people");
    public static readonly GlossaryTerm Entrepreneur = new("entrepreneur", "people");
    public static readonly GlossaryTerm Dossier = new("dossier", "request");
    public static readonly GlossaryTerm Appraisal = new("appraisal", "request");
    public static readonly GlossaryTerm FinancingPlan = new("financing-plan", "request");
    public static readonly GlossaryTerm Condition = new("condition", "request");
    public static readonly GlossaryTerm Minutes = new("minutes", "request");
    public static readonly GlossaryTerm HonourLoan = new("honour-loan", "loan");
    public static readonly GlossaryTerm Disbursement = new("disbursement", "loan");
    public static readonly GlossaryTerm Instalment = new("instalment", "loan");
    public static readonly GlossaryTerm Schedule = new("schedule", "loan");
    public static readonly GlossaryTerm Grace = new("grace", "loan");
    public static readonly GlossaryTerm Outstanding = Of(Indicators.Outstanding);
    public static readonly GlossaryTerm DaysLate = new("days-late", "loan");
    public static readonly GlossaryTerm Deferral = new("deferral", "loan");
    public static readonly GlossaryTerm Rescheduling = new("rescheduling", "loan");
    public static readonly GlossaryTerm Mandate = new("mandate", "loan");
    public static readonly GlossaryTerm Returned = new("returned", "loan");
    public static readonly GlossaryTerm WriteOff = new("write-off", "loan");
    public static readonly GlossaryTerm Recovery = new("recovery", "loan");
    public static readonly GlossaryTerm Promise = new("promise", "loan");
    public static readonly GlossaryTerm ValueDate = new("value-date", "loan");
    public static readonly GlossaryTerm Fund = new("fund", "fund");
    public static readonly GlossaryTerm Funder = new("funder", "fund");
    public static readonly GlossaryTerm Available = new("available", "fund");
    public static readonly GlossaryTerm Cash = new("cash", "fund");
    public static readonly GlossaryTerm Committed = new("committed", "fund");
    public static readonly GlossaryTerm MonthClosing = new("month-closing", "fund");
    public static readonly GlossaryTerm Ageing = new("ageing", "figures");
    public static readonly GlossaryTerm Leverage = new("leverage", "figures");
    public static readonly GlossaryTerm Mentoring = new("mentoring", "beside");
    public static readonly GlossaryTerm Referral = new("referral", "beside");

    /// <summary>Every term, the indicators last.</summary>
    public static IReadOnlyList<GlossaryTerm> All { get; } =
    [
        Platform, Alliance, Officer, Committee, Mentor, Entrepreneur,
        Dossier, Appraisal, FinancingPlan, Condition, Minutes, HonourLoan,
        Disbursement, Instalment, Schedule, Grace, DaysLate,
        Deferral, Rescheduling, Mandate, Returned, WriteOff, Recovery,
        Promise, ValueDate, Fund, Funder, Available, Cash,
        Committed, MonthClosing, Ageing, Leverage, Mentoring, Referral,
        .. Indicators.All.Select(x => Of(x)),
    ];

    /// <summary>An indicator as a term.</summary>
    public static GlossaryTerm Of(Indicator indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return new(indicator.Code, "figures", indicator);
    }
}
