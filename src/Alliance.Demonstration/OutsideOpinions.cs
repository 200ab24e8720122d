using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Opinions;

namespace Alliance.Demonstration;

/// <summary>What outsiders were asked about dossiers that wait, and what some of them said. By the dossier's days alone, so that nothing else of a history depends on it. Nobody is written to.</summary>
internal sealed class OutsideOpinions(DateOnly today)
{
    /// <summary>Of so many that wait and are complete an outsider is asked about one.</summary>
    private const int OneAskedOf = 3;

    private const int DaysToAnswer = 21;

    /// <summary>Days until those answer who do.</summary>
    private const int UntilAnswered = 4;

    private static readonly (Outsider Of, string Question, string? YesOrNo, bool IsConfidential, string? Answer, bool? Yes)[] Asked =
    [
        (new("Hanane Berrada", "Banque régionale", OutsiderKind.Bank, "credit@banque.example", "fr"), "Votre banque accorderait-elle un crédit à côté du prêt d’honneur ? À quelles conditions ?", "Un crédit bancaire est-il envisageable ?", false,
            "Le projet entre dans nos critères : crédit d’équipement sur cinq ans envisageable, une fois le prêt d’honneur accordé et le bail signé.", true),
        (new("Driss Lahlou", "Chambre de commerce", OutsiderKind.Chamber, "avis@chambre.example", "fr"), "Que savez-vous du marché local pour cette activité ?", null, false, null, null),
        (new("Karim Sebti", "Cabinet Sebti Ingénierie", OutsiderKind.Expert, "karim@sebti.example", "fr"), "Les devis du matériel sont-ils réalistes ? Le local convient-il ?", "Le matériel convient-il à l’activité ?", true,
            "Le matériel convient, mais son prix est supérieur de 15 % à celui du marché : demander un second devis.", true),
        (new("نادية الشرقاوي", "غرفة الصناعة التقليدية", OutsiderKind.Chamber, "nadia@ghorfa.example", "ar"), "ما رأيكم في فرص هذه الحرفة محليا؟", null, false, "الطلب المحلي قائم، والمنافسة محدودة في هذا الإقليم.", null),
    ];

    /// <param name="number">Of the dossier in the history.</param>
    public IReadOnlyList<OutsideOpinion> Ask(LoanApplication application, PlannedDossier planned, int number)
    {
        if (planned.Fate is not Fate.Waiting || number % OneAskedOf != 1 || application.CompleteOn?.AddDays(1) is not { } on || on > today) return [];

        var (of, question, yesOrNo, isConfidential, answer, yes) = Asked[number / OneAskedOf % Asked.Length];
        var opinion = new OutsideOpinion(application.Id, of, new(question, yesOrNo, NamesProject: true), isConfidential, [], (on.AddDays(DaysToAnswer), DaysToAnswer), null, Entered.On(on));
        if (!isConfidential) application.FollowOpinion(ApplicationEventKind.OutsideOpinionAsked, of.Signature, Entered.On(on));
        var answeredOn = on.AddDays(UntilAnswered);
        if (answer is null || answeredOn > today) return [opinion];

        var entry = Entered.On(answeredOn) with { By = of.Signature };
        opinion.Reply(answer, yes, [], entry);
        if (!isConfidential) application.FollowOpinion(ApplicationEventKind.OutsideOpinionAnswered, of.Signature, entry);
        return [opinion];
    }
}
