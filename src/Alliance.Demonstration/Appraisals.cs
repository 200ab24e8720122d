using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Corrections;

namespace Alliance.Demonstration;

/// <summary>What officers did with a dossier before a committee had it: taken up, put right, complete. By its days alone, so that nothing else of a history depends on it.</summary>
internal sealed class Appraisals(DateOnly today)
{
    /// <summary>Days until somebody takes a dossier up.</summary>
    private const int UntilTakenUp = 3;

    /// <summary>Days until a dossier is complete.</summary>
    private const int UntilComplete = 10;

    /// <summary>Of so many that wait and are complete one has something to be put right.</summary>
    private const int OneCorrectedOf = 7;

    private const string OnPaper = "Pièces remises sur papier (démonstration)";

    private static readonly (string Document, CorrectionFlaw Flaw, string Words)[] Asked =
    [
        ("quotes", CorrectionFlaw.Outdated, "Les devis ont plus de six mois : demander des devis récents au fournisseur."),
        ("premises", CorrectionFlaw.Missing, "La promesse de bail n’est pas signée par le propriétaire."),
        ("rib", CorrectionFlaw.Wrong, "Le RIB est celui d’un compte joint : fournir celui du compte professionnel."),
    ];

    private static readonly (OpinionTone Tone, string Words, string WeakPoints)[] Opinions =
    [
        (OpinionTone.Favourable, "Porteur expérimenté, marché local identifié, devis cohérents avec le plan de financement.", "Trésorerie mince les six premiers mois.\nUn seul fournisseur pour la matière première."),
        (OpinionTone.WithReservations, "Projet viable si le bail est signé avant le décaissement ; le prévisionnel est prudent.", "Emplacement encore à confirmer.\nPeu d’expérience de la gestion : un accompagnement est prévu."),
        (OpinionTone.Favourable, "Activité déjà commencée à petite échelle, clients fidèles, apport personnel réuni.", "Forte saisonnalité : le différé couvre la basse saison."),
        (OpinionTone.Unfavourable, "Le chiffre d’affaires prévu suppose trois clients par jour de plus que la concurrence n’en a.", "Endettement du foyer déjà élevé.\nPas de local."),
    ];

    /// <param name="number">Of the dossier in the history.</param>
    /// <returns>What was asked of the applicant.</returns>
    public IReadOnlyList<Correction> Work(LoanApplication application, PlannedDossier planned, int number)
    {
        var (received, until) = (planned.ReceivedOn, planned.EndedOn ?? today);
        var days = until.DayNumber - received.DayNumber;
        var takenUpOn = received.AddDays(planned.EndedOn is null ? UntilTakenUp : days / 4);
        if (takenUpOn > until) return [];
        application.TakeUp(Entered.On(takenUpOn));

        var completeOn = planned.EndedOn is null ? received.AddDays(UntilComplete) : until.AddDays(-(days / 5));
        if (planned.Fate is Fate.Withdrawn || completeOn > until) return [];
        var (tone, words, weak) = Opinions[number % Opinions.Length];
        application.GiveOpinion(tone, words, weak, Entered.On(completeOn));
        application.CallReady(completeOn, [], Entered.On(completeOn), OnPaper);
        return planned.Fate is Fate.Waiting && number % OneCorrectedOf == 0 && completeOn < today ? [Ask(application, number, completeOn.AddDays(1))] : [];
    }

    private static Correction Ask(LoanApplication application, int number, DateOnly on)
    {
        var (document, flaw, words) = Asked[number / OneCorrectedOf % Asked.Length];
        application.BeAskedAbout(Entered.On(on));
        var correction = new Correction(application, 1, new(null, document), flaw, words, on, null, Entered.On(on));
        application.FollowCorrection(ApplicationEventKind.CorrectionAsked, correction.Number, words, on, Entered.On(on));
        return correction;
    }
}
