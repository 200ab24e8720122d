using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Notes;
using Alliance.Platform.Origination.Visits;
using Alliance.Platform.Origination.Work;
using Alliance.Platform.Tasks;

namespace Alliance.Demonstration;

/// <summary>What the officer who has an account is to do about dossiers that wait: tasks, notes and visits. By the dossiers alone, so that nothing else of a history depends on it. Nobody is told or written to.</summary>
internal sealed class OfficersWork(DateOnly today)
{
    /// <summary>Days until somebody has looked at a dossier.</summary>
    private const int UntilLookedAt = 3;

    /// <summary>More than that nobody has before them at once.</summary>
    private const int MostAtOnce = 9;

    /// <summary>Days from today on which tasks are due: some late, some today, most to come.</summary>
    private static readonly int[] Due = [-2, 0, 1, 3, 0, 6, -5, 10, 2];

    private static readonly string[] ToDo =
    [
        "Rappeler le porteur pour le devis manquant",
        "Vérifier l’adresse du local auprès de la commune",
        "Relire le plan de financement avec le porteur",
        "Demander l’attestation de formation",
        "Préparer la fiche pour le comité",
        "Appeler le fournisseur de matériel",
        "Prendre rendez-vous avec la banque",
    ];

    private static readonly string[] Said =
    [
        "Porteur joignable après 17 h seulement. Préfère être appelé que recevoir un message.",
        "Le bailleur accepte d’attendre la décision du comité, mais pas au-delà de deux mois.",
        "Frère associé dans les faits : clarifier qui signe et qui gère avant le comité.",
        "Déjà deux clients réguliers ; voir les factures lors de la visite.",
    ];

    private static readonly (string Place, string Seen)[] Visited =
    [
        ("Local du projet, près du marché", "Local propre, eau et électricité installées ; la vitrine reste à poser."),
        ("Atelier du porteur", "Deux machines sur place, en état ; espace suffisant pour la troisième."),
        ("Siège de la plateforme", "Plan relu ensemble ; le porteur apporte les pièces manquantes cette semaine."),
    ];

    private int _before;

    /// <returns>Tasks, notes and visits of one dossier.</returns>
    public IReadOnlyList<object> Of(LoanApplication application, PlannedDossier planned)
    {
        var on = planned.ReceivedOn.AddDays(UntilLookedAt);
        if (planned.Fate is not Fate.Waiting || application.Officer.AccountId is not { } account || on > today || _before >= MostAtOnce) return [];

        var (number, officer) = (_before++, new StaffMember(account, application.Officer.Name));
        return [.. Tasks(application, officer, on, number), .. Notes(application, officer, on, number), .. Visits(application, officer, on, number)];
    }

    private IEnumerable<object> Tasks(LoanApplication application, StaffMember officer, DateOnly on, int number)
    {
        foreach (var which in new[] { number, number + 3 })
        {
            var dueOn = today.AddDays(Due[which % Due.Length]);
            if (dueOn >= on) yield return new WorkTask(DossierTasks.Word, application.Id.Value, new(ToDo[which % ToDo.Length], dueOn, officer), officer.AccountId, Entered.On(on));
        }

        if (number % 3 != 0) yield break;

        var done = new WorkTask(DossierTasks.Word, application.Id.Value, new("Accuser réception du dossier", on.AddDays(2), officer), officer.AccountId, Entered.On(on));
        done.Finish(Entered.On(on));
        yield return done;
    }

    private static IEnumerable<object> Notes(LoanApplication application, StaffMember officer, DateOnly on, int number)
    {
        if (number % 2 == 0) yield return new DossierNote(application.Id, Said[number / 2 % Said.Length], [], isPinned: number % 4 == 0, new(officer.AccountId, MayRemoveAny: false), Entered.On(on));
    }

    private IEnumerable<object> Visits(LoanApplication application, StaffMember officer, DateOnly on, int number)
    {
        if (number % 2 == 1) yield break;
        var (place, seen) = Visited[number / 2 % Visited.Length];
        yield return new Visit(application, new(today.AddDays(number), new(10, 30), place, officer), Entered.On(on)); // one today, others in the days to come
        if (number != 0) yield break;

        var made = new Visit(application, new(on, new(15, 0), place, officer), Entered.On(on));
        made.Finish(seen, Entered.On(on));
        yield return made;
    }
}
