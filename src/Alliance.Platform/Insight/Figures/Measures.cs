using Alliance.Contracts.Platform;

namespace Alliance.Platform.Insight.Figures;

/// <summary>The measures of a <see cref="FigureSet"/>, and the borrowers behind them, as an array: added millions of times in a rebuild, and written sparsely.</summary>
internal static class Measures
{
    public const int ApplicationsReceived = 0;
    public const int LoansGranted = 1;
    public const int AmountGranted = 2;
    public const int LoansDisbursed = 3;
    public const int AmountDisbursed = 4;
    public const int EnterprisesFinanced = 5;
    public const int EnterprisesCreated = 6;
    public const int LoansFullyRepaid = 7;
    public const int CapitalDue = 8;
    public const int CapitalReceived = 9;
    public const int Outstanding = 10;
    public const int JobsCreated = 11;
    public const int Persons = 12;

    public const int Count = 13;

    public static FigureSet ToFigures(long[] measures) => new()
    {
        ApplicationsReceived = measures[ApplicationsReceived],
        LoansGranted = measures[LoansGranted],
        AmountGranted = measures[AmountGranted],
        LoansDisbursed = measures[LoansDisbursed],
        AmountDisbursed = measures[AmountDisbursed],
        EnterprisesFinanced = measures[EnterprisesFinanced],
        EnterprisesCreated = measures[EnterprisesCreated],
        LoansFullyRepaid = measures[LoansFullyRepaid],
        CapitalDue = measures[CapitalDue],
        CapitalReceived = measures[CapitalReceived],
        Outstanding = measures[Outstanding],
        JobsCreated = measures[JobsCreated],
    };

    public static long[] Of(FigureSet figures, int persons) =>
    [
        figures.ApplicationsReceived, figures.LoansGranted, figures.AmountGranted, figures.LoansDisbursed, figures.AmountDisbursed,
        figures.EnterprisesFinanced, figures.EnterprisesCreated, figures.LoansFullyRepaid, figures.CapitalDue, figures.CapitalReceived,
        figures.Outstanding, figures.JobsCreated, persons,
    ];
}
