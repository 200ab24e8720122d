using Alliance.Kernel;
using Alliance.Platform;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Demonstration;

/// <summary>Gives a demonstration platform its approval committee: a session that is over, one of the business date that waits to be opened, and one that is planned.</summary>
/// <remarks>A platform that has a body already, generated or not, is left alone.</remarks>
public sealed class GenerateCommittee(PlatformDb db, TenantContext tenant, IBusinessDate business, IStaff staff) : IActivation
{
    private const int DaysOfNotice = 8;

    /// <summary>The first has the account that may vote, and chairs.</summary>
    private static readonly (string Name, College College, Office Office, string Institution)[] Members =
    [
        ("Leïla Tazi", College.Public, Office.Chair, "Conseil régional (démonstration)"),
        ("Abdelkrim Sefrioui", College.Private, Office.Deputy, "Banque partenaire (démonstration)"),
        ("Malika Zerhouni", College.Public, Office.None, "INDH, division provinciale (démonstration)"),
        ("Tarik Belhaj", College.Private, Office.None, "Fondation d’entreprise (démonstration)"),
        ("Naïma Ait Lahcen", College.Public, Office.None, "Centre régional d’investissement (démonstration)"),
        ("Younes Kettani", College.Private, Office.None, "Association d’entrepreneurs (démonstration)"),
    ];

    public async Task Activate(IProgress<string> progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (tenant.Organisation is not { Kind: HostKind.Platform, Demo.Profile: not null } || await db.Set<Body>().AnyAsync(ct)) return;

        var body = new Body("Comité d’agrément", BodyKind.ApprovalCommittee, Statutes.UsualCode);
        var members = await Join(body, ct);
        db.Add(body);
        db.AddRange(members);
        db.AddRange(Over(body, members, business.Today.AddDays(-35)));
        db.AddRange(OfToday(body, members, business.Today));
        db.Add(Planned(body, business.Today.AddDays(28)));
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        progress.Report("an approval committee with three sessions generated");
    }

    private async Task<List<BodyMember>> Join(Body body, CancellationToken ct)
    {
        var accounts = await staff.Holding(Permissions.AttendSessions, ct);
        var from = new DateOnly(business.Today.Year - 1, 9, 1);
        return
        [
            .. Members.Select((x, i) => body.Join(
                x.Name, accounts.FirstOrDefault(y => y.Name == x.Name)?.AccountId, new(x.College, x.Office, from, i == 4 ? business.Today.AddDays(40) : from.AddYears(3).AddDays(-1)), x.Institution)),
        ];
    }

    /// <summary>Two texts were voted on: one carried by all, one with a member recused and another against it.</summary>
    private static IEnumerable<object> Over(Body body, List<BodyMember> members, DateOnly day)
    {
        var session = Begun(body, day, ("Calendrier du second semestre", "Le comité se réunit le dernier vendredi de chaque mois."), ("Prêts aux coopératives", "Les coopératives de moins de deux ans peuvent être présentées au comité."));
        var (first, second) = (AgendaItem.KeyOf(1), AgendaItem.KeyOf(2));
        return Recorded(session, members,
        [
            new SessionConvened(day.AddDays(-DaysOfNotice), day), new SessionOpened(day),
            .. Enumerable.Range(1, 6).Select(x => new MemberArrived(day, $"{x}", Remote: x == 5)),
            new ItemCalled(day, first), new BallotOpened(day, first, session.Items[0].Text), .. Votes(day, 1, Choice.Yes, "1", "2", "3", "4", "5", "6"), new BallotClosed(day, 1),
            new ItemCalled(day, second), new MemberRecused(day, second, "4", "Administrateur d’une coopérative (démonstration)"),
            new BallotOpened(day, second, session.Items[1].Text), .. Votes(day, 2, Choice.Yes, "1", "2", "3"), .. Votes(day, 2, Choice.No, "5", "6"), new BallotClosed(day, 2),
            new SessionClosed(day),
        ]);
    }

    private static IEnumerable<VoteCast> Votes(DateOnly day, int ballot, Choice choice, params string[] members) => members.Select(x => new VoteCast(day, ballot, x, choice));

    private static IEnumerable<object> OfToday(Body body, List<BodyMember> members, DateOnly day) => Recorded(
        Begun(body, day,
            ("Rapport du premier semestre", "Le comité prend acte du rapport d’activité du premier semestre."),
            ("Dossiers d’un montant élevé", "Au-dessus de 80 % du plafond, un dossier est présenté avec l’avis écrit d’un parrain."),
            ("Prochaine visite de terrain", "Le comité visite en septembre trois entreprises financées.")),
        members, [new SessionConvened(day.AddDays(-DaysOfNotice), day)]);

    private static Session Planned(Body body, DateOnly day) => Begun(body, day, ("Budget de l’accompagnement", "Adopter le budget de l’accompagnement de l’année suivante."));

    private static Session Begun(Body body, DateOnly day, params (string Title, string Text)[] items)
    {
        var session = new Session(body.Id, day, "Siège de la plateforme, salle de réunion");
        foreach (var (title, text) in items) session.Put(AgendaItem.Resolution, subject: null, title, text);
        return session;
    }

    /// <summary>As if it had been recorded then: refused like any other where it isn't admissible.</summary>
    private static IEnumerable<object> Recorded(Session session, List<BodyMember> members, IReadOnlyList<SessionFact> facts)
    {
        var composition = new Composition(Statutes.Usual, SessionDesk.Seats(members, facts[0].On));
        session.Freeze(composition);
        session.Reach(SessionState.Replay(composition, facts).Phase);
        return [session, .. facts.Select((x, i) => new RecordedFact(session.Id, i + 1, x, Entered.On(x.On)))];
    }
}
