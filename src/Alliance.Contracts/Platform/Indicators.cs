using static Alliance.Contracts.Platform.IndicatorUnit;

namespace Alliance.Contracts.Platform;

/// <summary>Every indicator, declared once: storage, messages, sums, answers, exports, cards and their texts follow from it. Definitions in full: docs/indicators.md.</summary>
public static class Indicators
{
    public static readonly Stock EnterprisesFinanced = new("enterprisesFinanced");
    public static readonly Stock EnterprisesCreated = new("enterprisesCreated");
    public static readonly Stock Borrowers = new("borrowers", Persons);

    public static readonly Stock LoansGranted = new("loansGranted");
    public static readonly Stock AmountGranted = new("amountGranted", Dirhams);
    public static readonly Stock LoansDisbursed = new("loansDisbursed");
    public static readonly Stock AmountDisbursed = new("amountDisbursed", Dirhams);
    public static readonly Stock LoansFullyRepaid = new("loansFullyRepaid");
    public static readonly Stock Outstanding = new("outstanding", Dirhams);

    public static readonly Stock CapitalDue = new("capitalDue", Dirhams);
    public static readonly Stock CapitalReceived = new("capitalReceived", Dirhams);
    public static readonly Rate RepaymentRate = new("repaymentRate", CapitalReceived, CapitalDue);

    public static readonly Stock JobsCreated = new("jobsCreated");

    public static readonly Stock ApplicationsReceived = new("applicationsReceived");
    public static readonly Stock Applicants = new("applicants", Persons);

    /// <summary>Those published, in the order in which they are shown.</summary>
    public static IReadOnlyList<Indicator> All { get; } =
    [
        EnterprisesFinanced, EnterprisesCreated, LoansGranted, AmountGranted, LoansDisbursed, AmountDisbursed, LoansFullyRepaid, Outstanding, RepaymentRate,
        JobsCreated, ApplicationsReceived, Applicants, Borrowers,
    ];

    /// <summary>What is kept, sent and added: every stock that one of them needs.</summary>
    public static IReadOnlyList<Stock> Stocks { get; } = [.. All.SelectMany(x => x.Stocks).Distinct()];

    /// <summary>Answers by code. Null figures are withheld ones: every member is there, and null.</summary>
    public static Dictionary<string, object?> Published(IEnumerable<Indicator> indicators, FigureSet? figures) =>
        indicators.ToDictionary(x => x.Code, x => (object?)(figures is null ? null : x.Published(figures)));
}
