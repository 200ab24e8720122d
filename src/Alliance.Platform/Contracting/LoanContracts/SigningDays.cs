using Alliance.Platform.Origination.Applications;

namespace Alliance.Platform.Contracting.LoanContracts;

/// <summary>What became of a signing, from the history of its dossier: the seal itself says what it said on the day it was made.</summary>
internal static class SigningDays
{
    private static readonly ApplicationEventKind[] Ends = [ApplicationEventKind.DecisionUndone, ApplicationEventKind.Reconsidered, ApplicationEventKind.Lapsed, ApplicationEventKind.GivenUp];

    /// <summary>Corrections of the day, in order. Of an earlier loan of the same dossier they came before.</summary>
    public static IEnumerable<ApplicationEvent> Corrected(LoanApplication application, ContractSigning signing)
    {
        var end = EndOf(application, signing.At)?.Sequence ?? int.MaxValue;
        return application.Events.Where(x => x.Kind is ApplicationEventKind.SigningDayCorrected && x.At >= signing.At && x.Sequence < end).OrderBy(x => x.Sequence);
    }

    /// <summary>What took the loan away that a contract was made for; null while nothing has.</summary>
    /// <param name="at">When something of that loan was entered.</param>
    public static ApplicationEvent? EndOf(LoanApplication application, DateTime at) => application.Events.Where(x => Ends.Contains(x.Kind) && x.At >= at).MinBy(x => x.Sequence);
}
