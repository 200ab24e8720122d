using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Minutes;
using Alliance.Platform.Governance.Sessions;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Demonstration;

/// <summary>Gives a demonstration platform its approval committee: two years of sessions, one that is under way on the business date, and one that is planned.</summary>
/// <remarks>A platform that has a body already, generated or not, is left alone.</remarks>
public sealed class GenerateCommittee(PlatformDb db, TenantContext tenant, IBusinessDate business, IStaff staff, FreezeMinutes minutes, AgendaSubjects subjects) : IActivation
{
    private const int DaysOfNotice = 8;
    private const int Months = 24;

    /// <summary>On the agenda of the session that is under way.</summary>
    private const int Dossiers = 3;

    /// <summary>Of so many sessions one lacks its quorum.</summary>
    private const int WithoutQuorum = 9;

    /// <summary>The first five have accounts of their own (<c>comite</c> to <c>comite5</c>), so that the room can be tried in as many browsers.</summary>
    private static readonly (string Name, College College, Office Office, string Institution)[] Members =
    [
        ("Leïla Tazi", College.Public, Office.Chair, "Conseil régional (démonstration)"),
        ("Abdelkrim Sefrioui", College.Private, Office.Deputy, "Banque partenaire (démonstration)"),
        ("Malika Zerhouni", College.Public, Office.None, "INDH, division provinciale (démonstration)"),
        ("Tarik Belhaj", College.Private, Office.None, "Fondation d’entreprise (démonstration)"),
        ("Naïma Ait Lahcen", College.Public, Office.None, "Centre régional d’investissement (démonstration)"),
        ("Younes Kettani", College.Private, Office.None, "Association d’entrepreneurs (démonstration)"),
    ];

    private static readonly (string Title, string Text)[] Resolutions =
    [
        ("Calendrier du comité", "Le comité se réunit le dernier vendredi de chaque mois."),
        ("Prêts aux coopératives", "Les coopératives de moins de deux ans peuvent être présentées au comité."),
        ("Visites de terrain", "Deux membres visitent chaque trimestre trois entreprises financées."),
        ("Montants élevés", "Au-dessus de 80 % du plafond, un dossier est présenté avec l’avis écrit d’un parrain."),
        ("Reports demandés", "Un report de plus de trois mois est présenté au comité avec la situation de l’entreprise."),
        ("Budget de l’accompagnement", "Le budget de l’accompagnement est adopté tel que présenté."),
        ("Partenariat avec une chambre", "La plateforme signe la convention présentée avec la chambre de commerce."),
    ];

    public async Task Activate(IProgress<string> progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (tenant.Organisation is not { Kind: HostKind.Platform, Demo.Profile: not null } || await db.Set<Body>().AnyAsync(ct)) return;

        var body = new Body("Comité d’agrément", BodyKind.ApprovalCommittee, Statutes.UsualCode);
        var members = await Join(body, ct);
        db.Add(body);
        db.AddRange(members);
        for (var month = Months; month > 0; month--) db.AddRange(Over(body, members, LastFriday(business.Today.AddMonths(-month)), month));
        db.AddRange(await UnderWay(body, members, business.Today, ct));
        db.Add(Begun(body, LastFriday(business.Today.AddMonths(1)), [Resolutions[5]]));
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        progress.Report($"an approval committee with {Months + 2} sessions generated");
    }

    private async Task<List<BodyMember>> Join(Body body, CancellationToken ct)
    {
        var accounts = await staff.Holding(Permissions.AttendSessions, ct);
        var from = new DateOnly(business.Today.Year - 3, 1, 1);
        return
        [
            .. Members.Select((x, i) => body.Join(
                x.Name, accounts.FirstOrDefault(y => y.Name == x.Name)?.AccountId, new(x.College, x.Office, from, i == 4 ? business.Today.AddDays(40) : from.AddYears(5).AddDays(-1)), x.Institution)),
        ];
    }

    private static DateOnly LastFriday(DateOnly month)
    {
        var last = new DateOnly(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month));
        return last.AddDays(-(((int)last.DayOfWeek + 7 - (int)DayOfWeek.Friday) % 7));
    }

    /// <summary>Two texts are voted on: one that all are for, one from which a member is recused and that some are against. Now and then too few are there.</summary>
    private IEnumerable<object> Over(Body body, List<BodyMember> members, DateOnly day, int number)
    {
        var session = Begun(body, day, [Resolutions[number % Resolutions.Length], Resolutions[(number + 3) % Resolutions.Length]]);
        string[] there = number % WithoutQuorum == 4 ? ["1", "2", "3"] : ["1", "2", "3", "4", "5", "6"];
        var (first, second) = (AgendaItem.KeyOf(1), AgendaItem.KeyOf(2));
        List<SessionFact> facts = [.. Called(day), new SessionOpened(day), .. there.Select(x => new MemberArrived(day, x, Remote: x == "5"))];
        facts.AddRange([new ItemCalled(day, first), new BallotOpened(day, first, session.Items[0].Text), .. Votes(day, 1, Choice.Yes, there), new BallotClosed(day, 1)]);
        if (there.Length == Members.Length)
        {
            facts.AddRange([new ItemCalled(day, second), new MemberRecused(day, second, "4", "Administrateur d’une coopérative (démonstration)"), new BallotOpened(day, second, session.Items[1].Text)]);
            facts.AddRange([.. Votes(day, 2, number % 3 == 0 ? Choice.No : Choice.Yes, ["1", "2", "3"]), .. Votes(day, 2, Choice.No, ["5"]), .. Votes(day, 2, Choice.Abstain, ["6"]), new BallotClosed(day, 2)]);
        }

        facts.Add(new SessionClosed(day));
        var recorded = Recorded(session, members, facts);
        return [.. recorded, FreezeMinutes.Record(session, minutes.Draft(session, body.Name, facts, day, []), Entered.On(day))];
    }

    /// <summary>Five members are there, a text is called, no ballot is open yet; after it come dossiers that wait.</summary>
    private async Task<IEnumerable<object>> UnderWay(Body body, List<BodyMember> members, DateOnly day, CancellationToken ct)
    {
        var session = Begun(body, day, [Resolutions[4]]);
        await subjects.PutOn(session, (await Waiting(ct)).Select(x => session.Put(x.Kind, x.Subject.Id, x.Subject.Title, x.Subject.Text)), ct, Entered.On(day));
        session.Put(AgendaItem.Resolution, subject: null, Resolutions[2].Title, Resolutions[2].Text);
        return Recorded(
            session,
            members,
            [.. Called(day), new SessionOpened(day), .. Enumerable.Range(1, 5).Select(x => new MemberArrived(day, $"{x}", Remote: x == 5)), new ItemCalled(day, AgendaItem.KeyOf(1))]);
    }

    /// <summary>The longest waiting, in French as the rest of the demonstration.</summary>
    private async Task<IReadOnlyList<AgendaSubjects.Row>> Waiting(CancellationToken ct)
    {
        var (culture, language) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Cultures.French, Cultures.French);
        try
        {
            return [.. (await subjects.Free(ct)).Take(Dossiers)];
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, language);
        }
    }

    private static IEnumerable<SessionFact> Called(DateOnly day) => [new SessionConvened(day.AddDays(-DaysOfNotice), day)];

    private static IEnumerable<VoteCast> Votes(DateOnly day, int ballot, Choice choice, string[] members) => members.Select(x => new VoteCast(day, ballot, x, choice));

    private static Session Begun(Body body, DateOnly day, (string Title, string Text)[] items)
    {
        var session = new Session(body.Id, day, "Siège de la plateforme, salle de réunion");
        foreach (var (title, text) in items) session.Put(AgendaItem.Resolution, subject: null, title, text);
        return session;
    }

    /// <summary>As if it had been recorded then: refused like any other where it isn't admissible.</summary>
    private static IEnumerable<object> Recorded(Session session, List<BodyMember> members, List<SessionFact> facts)
    {
        var composition = new Composition(Statutes.Usual, SessionDesk.Seats(members, facts[0].On));
        session.Freeze(composition);
        session.Reach(SessionState.Replay(composition, facts).Phase);
        return [session, .. facts.Select((x, i) => new RecordedFact(session.Id, i + 1, x, Entered.On(x.On)))];
    }
}
