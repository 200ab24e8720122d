using Alliance.Kernel;
using Alliance.Platform;
using Alliance.Platform.Accompaniment.Mentoring.Meetings;
using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Demonstration;

/// <summary>Gives a demonstration platform its mentors: pairs under way with their meetings, some that drift, one that waits for an answer, some that have ended.</summary>
/// <remarks>A platform that has a mentor already, generated or not, is left alone.</remarks>
public sealed class GenerateMentoring(PlatformDb db, TenantContext tenant, IBusinessDate business, IStaff staff) : IActivation
{
    private const int MostPairs = 20;

    /// <summary>The first has an account of their own (<c>parrain</c>).</summary>
    private static readonly (string Name, string Trade, string[] Sectors, string Skills)[] Mentors =
    [
        ("Omar Berrada", "Expert-comptable", ["commerce", "services", "crafts"], "Comptabilité, trésorerie, fiscalité"),
        ("Khadija Lamrini", "Directrice commerciale retraitée", ["commerce", "crafts"], "Vente, export, salons"),
        ("Mustapha Ouchen", "Ingénieur agronome", ["agriculture"], "Irrigation, coopératives, certification"),
        ("Sanae Filali", "Pharmacienne", ["services", "commerce"], "Gestion d’une officine, stocks"),
        ("Driss Mernissi", "Entrepreneur du bâtiment", ["construction", "services"], "Chantiers, devis, recrutement"),
        ("Amina Guessous", "Responsable de ressources humaines", ["services", "industry"], "Recrutement, contrats de travail"),
    ];

    private static readonly string[] Topics =
    [
        "Trésorerie des trois prochains mois", "Prix de vente et marge", "Recherche de clients", "Recrutement d’un premier salarié", "Relance des impayés", "Choix d’un fournisseur", "Page en ligne et photos des produits", "Organisation de l’atelier",
    ];

    private static readonly string[] Agreed =
    [
        "Tenir un tableau de trésorerie", "Appeler trois nouveaux clients", "Demander deux devis de fournisseurs", "Mettre à jour les prix", "Relancer la facture en retard", "Préparer les photos des produits",
    ];

    public static IReadOnlyList<Type> After => [typeof(GenerateDemonstration)];

    public async Task Activate(IProgress<string> progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (tenant.Organisation is not { Kind: HostKind.Platform, Demo: { Profile: { } profile, Seed: var seed } } organisation || await db.Set<Mentor>().AnyAsync(ct)) return;

        var chance = new Chance(seed, $"{profile}/mentoring");
        var director = (await staff.Holding(Permissions.CoordinateMentoring, ct)).Select(x => x.Name).FirstOrDefault() ?? "Direction";
        var mentors = await Invite(organisation, director, chance, ct);
        db.AddRange(mentors);
        var enterprises = await Mentored(ct);
        for (var i = 0; i < enterprises.Count; i++) Accompany(mentors[i % mentors.Count], enterprises[i], i, director, chance);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        progress.Report($"{mentors.Count} mentors with {enterprises.Count} pairs generated");
    }

    private async Task<List<Mentor>> Invite(Organisation organisation, string director, Chance chance, CancellationToken ct)
    {
        var accounts = await staff.Holding(Permissions.Mentor, ct);
        var (provinces, since) = (organisation.Territory.Provinces, business.Today.AddYears(-3));
        return [.. Mentors.Select(Invited)];

        Mentor Invited((string Name, string Trade, string[] Sectors, string Skills) x)
        {
            var profile = new MentorProfile(x.Name, x.Trade, provinces.IsEmpty ? "Rabat" : chance.Pick(provinces))
            {
                Sectors = [.. x.Sectors.Where(Sectors.IsKnown)],
                Languages = chance.Percent(50) ? ["ar", "fr"] : ["ar", "fr", "zgh"],
                Skills = x.Skills,
                Institution = null,
                HoursPerMonth = chance.Between(3, 8),
                Most = chance.Between(4, 6),
                YearsOfExperience = chance.Between(8, 30),
                MemberSince = since,
                InsuredUntil = business.Today.AddMonths(chance.Between(1, 11)),
            };
            var mentor = new Mentor(profile, accounts.FirstOrDefault(y => y.Name == x.Name)?.AccountId, 5, null, Written(since, director));
            mentor.Accept(null, Written(since.AddDays(3), x.Name));
            return mentor;
        }
    }

    /// <summary>Enterprises in repayment with who borrowed for them, those paid out last first.</summary>
    private async Task<List<(Id<Enterprise> Enterprise, Id<Entrepreneur> Person, DateOnly PaidOn)>> Mentored(CancellationToken ct)
    {
        var (loans, applications) = (db.Loans, db.Applications);
        var found = await (
            from loan in loans.AsNoTracking()
            join application in applications on loan.ApplicationId equals application.Id
            where loan.Summary.Status == LoanStatus.InRepayment && loan.Summary.FirstDisbursedOn != null
            orderby loan.Summary.FirstDisbursedOn descending, loan.Number
            select new { application.EnterpriseId, application.EntrepreneurId, PaidOn = loan.Summary.FirstDisbursedOn!.Value }).Take(MostPairs * 2).ToListAsync(ct);
        return [.. found.DistinctBy(x => x.EnterpriseId).Take(MostPairs).Select(x => (x.EnterpriseId, x.EntrepreneurId, x.PaidOn))];
    }

    private void Accompany(Mentor mentor, (Id<Enterprise> Enterprise, Id<Entrepreneur> Person, DateOnly PaidOn) of, int number, string director, Chance chance)
    {
        if (mentor.Pairs >= mentor.Most) return;
        var today = business.Today;
        var asked = Earlier(of.PaidOn.AddDays(-chance.Between(5, 20)), today.AddDays(-2));
        var pair = new Pair(of.Enterprise, of.Person, mentor, "Secteur connu du parrain", Written(asked, director));
        db.Add(pair);
        if (number == 0) return; // waits for the mentor's answer
        pair.AnswerForMentor(mentor, accepts: true, null, Written(asked.AddDays(1), mentor.Name));
        pair.AnswerForEntrepreneur(mentor, accepts: true, null, Written(asked.AddDays(1), director));
        if (number == 6) return; // the charter is to be signed
        var signed = Earlier(of.PaidOn, today.AddDays(-1));
        foreach (var party in Enum.GetValues<CharterParty>()) pair.Sign(party, signed, 24, null, Written(signed, director));
        Meet(pair, mentor, drifts: number % 5 == 2, chance);
        if (number % 9 != 7) return;
        pair.End(mentor, today, "Accompagnement mené à son terme, d’un commun accord", Written(today, director));
        pair.Evaluate(CharterParty.Mentor, 4, "Bonne progression", Written(today, mentor.Name));
        pair.Evaluate(CharterParty.Entrepreneur, 5, "Conseils utiles", Written(today, director));
    }

    /// <summary>About once a month until today, or until some months ago; the next one is planned.</summary>
    private void Meet(Pair pair, Mentor mentor, bool drifts, Chance chance)
    {
        var today = business.Today;
        var last = drifts ? today.AddDays(-60) : today;
        for (var on = pair.StartsOn!.Value.AddDays(chance.Between(8, 25)); on <= last; on = on.AddDays(chance.Between(25, 40)))
        {
            if (on < today.AddMonths(-12)) continue; // a year of them shows enough
            var entry = Written(on, mentor.Name);
            var way = chance.Percent(60) ? MeetingWay.InPerson : MeetingWay.ByPhone;
            var meeting = new MentoringMeeting(pair, new(on, null, way, way is MeetingWay.InPerson ? "Atelier" : null), entry);
            meeting.Report(new(chance.Pick([30, 45, 60, 90]), (Mood)chance.Between(2, 5), chance.Pick(Topics)), entry);
            meeting.Agree(chance.Pick(Agreed), chance.Percent(70) ? ActionOf.Entrepreneur : ActionOf.Mentor, on.AddDays(14));
            if (on.AddDays(14) <= today) meeting.Settle(meeting.Actions[0].Id, isDone: true, on.AddDays(chance.Between(5, 14)));
            db.Add(meeting);
        }

        if (!drifts) db.Add(new MentoringMeeting(pair, new(today.AddDays(chance.Between(1, 20)), new(chance.Between(9, 17), 30), MeetingWay.InPerson, "Atelier"), Written(today, mentor.Name)));
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    /// <summary>On a day, in the middle of it.</summary>
    private static Entry Written(DateOnly on, string by) => new(on, by, DateTime.SpecifyKind(on.ToDateTime(new(11, 0)), DateTimeKind.Utc));
}
