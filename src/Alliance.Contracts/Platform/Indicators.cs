using static Alliance.Contracts.Platform.IndicatorUnit;

namespace Alliance.Contracts.Platform;

/// <summary>Every indicator, declared once: storage, messages, sums, answers, exports, cards and their texts follow from it. Definitions in full: docs/indicators.md.</summary>
public static class Indicators
{
    public static readonly Stock EnterprisesFinanced = new("enterprisesFinanced");
    public static readonly Stock EnterprisesCreated = new("enterprisesCreated");

    public static readonly Stock LoansGranted = new("loansGranted");
    public static readonly Stock AmountGranted = new("amountGranted", Dirhams);
    public static readonly Stock LoansDisbursed = new("loansDisbursed");
    public static readonly Stock AmountDisbursed = new("amountDisbursed", Dirhams);
    public static readonly Rate MeanLoan = new("meanLoan", AmountDisbursed, LoansDisbursed, Dirhams);
    public static readonly Stock LoansFullyRepaid = new("loansFullyRepaid");
    public static readonly Stock Outstanding = new("outstanding", Dirhams);

    public static readonly Stock CapitalDue = new("capitalDue", Dirhams);
    public static readonly Stock CapitalReceived = new("capitalReceived", Dirhams);
    public static readonly Rate RepaymentRate = new("repaymentRate", CapitalReceived, CapitalDue);
    public static readonly Stock CapitalDue12Months = new("capitalDue12Months", Dirhams);
    public static readonly Stock CapitalReceived12Months = new("capitalReceived12Months", Dirhams);
    public static readonly Rate RepaymentRate12Months = new("repaymentRate12Months", CapitalReceived12Months, CapitalDue12Months);
    public static readonly Stock OutstandingOver30 = new("outstandingOver30", Dirhams);
    public static readonly Rate Par30 = new("par30", OutstandingOver30, Outstanding) { LowerIsBetter = true };
    public static readonly Stock OutstandingOver90 = new("outstandingOver90", Dirhams);
    public static readonly Rate Par90 = new("par90", OutstandingOver90, Outstanding) { LowerIsBetter = true };
    public static readonly Stock NetLosses = new("netLosses", Dirhams);
    public static readonly Rate LossRate = new("lossRate", NetLosses, AmountDisbursed) { LowerIsBetter = true };

    /// <summary>Of the financing plan, until a bank loan that was obtained is recorded.</summary>
    public static readonly Stock BankLoans = new("bankLoans", Dirhams);
    public static readonly Rate BankLeverage = new("bankLeverage", BankLoans, AmountDisbursed, Times);
    public static readonly Stock TotalInvestment = new("totalInvestment", Dirhams);
    public static readonly Rate InvestmentLeverage = new("investmentLeverage", TotalInvestment, AmountDisbursed, Times);

    /// <summary>Three figures of jobs, never added together.</summary>
    public static readonly Stock JobsPlanned = new("jobsPlanned");
    public static readonly Stock JobsCreated = new("jobsCreated");
    public static readonly Stock JobsMaintained = new("jobsMaintained");

    /// <summary>On how many enterprises jobs created and maintained rest.</summary>
    public static readonly Stock EnterprisesObserved = new("enterprisesObserved");
    public static readonly Rate ObservedShare = new("observedShare", EnterprisesObserved, EnterprisesFinanced);

    /// <summary>The funnel goes on with loans granted and disbursed.</summary>
    public static readonly Stock ApplicationsReceived = new("applicationsReceived");
    public static readonly Stock ApplicationsAppraised = new("applicationsAppraised");
    public static readonly Stock ApplicationsPresented = new("applicationsPresented");
    public static readonly Stock ApplicationsRefused = new("applicationsRefused");
    public static readonly Stock ApplicationsWithdrawn = new("applicationsWithdrawn");
    public static readonly Stock ApplicationsDecided = new("applicationsDecided");

    /// <summary>Those to which the committee said yes, whatever became of it.</summary>
    public static readonly Stock ApplicationsApproved = new("applicationsApproved");
    public static readonly Rate AcceptanceRate = new("acceptanceRate", ApplicationsApproved, ApplicationsDecided);
    public static readonly Stock DecisionDays = new("decisionDays", Days);
    public static readonly Rate DaysToDecision = new("daysToDecision", DecisionDays, ApplicationsDecided, Days) { LowerIsBetter = true };

    public static readonly Stock Applicants = new("applicants", Persons);
    public static readonly Stock Borrowers = new("borrowers", Persons);
    public static readonly Stock BorrowersWomen = new("borrowersWomen", Persons);
    public static readonly Rate WomenShare = new("womenShare", BorrowersWomen, Borrowers) { InBreakdowns = false };
    public static readonly Stock BorrowersYoung = new("borrowersYoung", Persons);
    public static readonly Rate YoungShare = new("youngShare", BorrowersYoung, Borrowers) { InBreakdowns = false };
    public static readonly Stock BorrowersRural = new("borrowersRural", Persons);
    public static readonly Rate RuralShare = new("ruralShare", BorrowersRural, Borrowers) { InBreakdowns = false };

    public static readonly Stock FundPaidIn = new("fundPaidIn", Dirhams);
    public static readonly Rate FundRotation = new("fundRotation", AmountDisbursed, FundPaidIn, Times) { InBreakdowns = false };

    /// <summary>Those published, in the order in which they are shown.</summary>
    public static IReadOnlyList<Indicator> All { get; } =
    [
        EnterprisesFinanced, EnterprisesCreated,
        LoansGranted, AmountGranted, LoansDisbursed, AmountDisbursed, MeanLoan, LoansFullyRepaid, Outstanding,
        RepaymentRate, RepaymentRate12Months, Par30, Par90, LossRate,
        BankLeverage, InvestmentLeverage,
        JobsPlanned, JobsCreated, JobsMaintained, ObservedShare,
        ApplicationsReceived, ApplicationsAppraised, ApplicationsPresented, ApplicationsRefused, ApplicationsWithdrawn, AcceptanceRate, DaysToDecision,
        Applicants, Borrowers, WomenShare, YoungShare, RuralShare,
        FundRotation,
    ];

    public static IReadOnlyList<Rate> SharesOfPersons { get; } = [.. All.OfType<Rate>().Where(x => x.IsOfPersons)];

    /// <summary>What is kept, sent and added: every stock that one of them needs.</summary>
    public static IReadOnlyList<Stock> Stocks { get; } = [.. All.SelectMany(x => x.Stocks).Distinct()];

    /// <summary>Answers by code. Null figures are withheld ones: every member is there, and null.</summary>
    public static Dictionary<string, object?> Published(IEnumerable<Indicator> indicators, FigureSet? figures) =>
        indicators.ToDictionary(x => x.Code, x => (object?)(figures is null ? null : x.Published(figures)), StringComparer.Ordinal);
}
