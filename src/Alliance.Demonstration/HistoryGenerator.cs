using Alliance.Kernel;
using Alliance.Platform.Governance.Sessions;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Product;

namespace Alliance.Demonstration;

/// <summary>Lives a platform's history through the domain's own code: dossiers, decisions, loans, payments and their mistakes. The same seed gives the same history, keys apart.</summary>
/// <param name="organisationId">Begins the numbers of dossiers and loans.</param>
/// <param name="officer">Somebody with an account, to be in charge of a part of them.</param>
public sealed class HistoryGenerator(string organisationId, DemonstrationProfile profile, int seed, LendingSettings lending, Officer? officer = null)
{
    /// <summary>Loans of this size are paid out in two tranches now and then.</summary>
    private static readonly Money WorthTwoTranches = Money.Dirhams(60_000);

    private static readonly DateOnly Today = PublishedSeries.Today;

    /// <exception cref="DemonstrationMissedException">The history doesn't add up to what the profile says.</exception>
    public DemonstrationHistory Generate()
    {
        var planned = new Amounts(profile, Draw("amounts")).Give(new Timeline(profile, Today, Draw("timeline")).Plan());
        List<GeneratedDossier> dossiers = [.. Register(planned)];
        var disbursed = dossiers.Zip(planned).Where(x => x.Second.Fate is Fate.PaidOut).Select(x => (Dossier: x.First, PaidOutOn: x.Second.PaidOutOn!.Value)).ToList();
        var courses = Repay(disbursed.ConvertAll(x => x.Dossier.Loan!));

        var stopped = disbursed.Where((_, i) => courses[i].Outcome is Outcome.Stopped).Select(x => x.Dossier.Enterprise);
        new JobCounts(profile, Today, Draw("visits")).Observe(
            disbursed.ConvertAll(x => (x.Dossier.Enterprise, x.PaidOutOn)), [.. stopped.Where((_, i) => i % 2 == 0)]);

        var history = new DemonstrationHistory(profile, Today, dossiers);
        history.Check();
        return history;
    }

    private IEnumerable<GeneratedDossier> Register(List<PlannedDossier> planned)
    {
        var jobs = new JobCounts(profile, Today, Draw("jobs")).Foreseen(planned.Count);
        var ventures = new Ventures(profile, Draw("ventures")).For(planned, jobs);
        var people = new People(profile, Draw("people")).For(planned);
        var officers = new Officers(Draw("officers"), officer).For(planned.Count);
        var plans = new FinancingPlans(Draw("financing"));
        var projects = new Projects(Draw("projects"));
        var terms = Draw("terms");
        var (months, grace) = (terms.Deal(planned.Count, profile.Terms), terms.Deal(planned.Count, profile.GraceMonths));
        var last = new Dictionary<int, int>();
        var work = new OfficersWork(Today);
        var committee = new LastCommittee(planned, Today);
        foreach (var (i, (dossier, venture, person)) in planned.Zip(ventures, people).Index())
        {
            var year = dossier.ReceivedOn.Year;
            var number = NumberSeries.Format(organisationId, year, last[year] = last.GetValueOrDefault(year) + 1);
            var enterprise = new Enterprise(venture.Profile);
            var entrepreneur = new Entrepreneur(enterprise.Id, projects.Around(person, venture.Profile.Province));
            var plan = projects.ByKind(plans.For(dossier));
            var request = new LoanRequest(dossier.Requested, months[i], venture.Purpose) { Plan = plan, Forecast = projects.Foreseen(plan) };
            var application = new LoanApplication(number, enterprise, entrepreneur, request, dossier.ReceivedOn, Entered.On(dossier.ReceivedOn), officers[i]);
            var corrections = new Appraisals(Today).Work(application, dossier, i);
            var opinions = new OutsideOpinions(Today).Ask(application, dossier, i);
            committee.Adjourn(application, i);
            yield return new(enterprise, entrepreneur, application, Decide(application, dossier, () => committee.Approve(application, i, grace[i]), grace[i], terms)) { Corrections = corrections, Opinions = opinions, Work = work.Of(application, dossier) };
        }
    }

    private Loan? Decide(LoanApplication application, PlannedDossier planned, Action approve, int graceMonths, Chance chance)
    {
        if (planned.EndedOn is not { } on) return null;

        switch (planned.Fate)
        {
            case Fate.Refused:
                var (reason, words) = chance.Pick(Refusals.All);
                application.Refuse(reason, words, on, Entered.On(on));
                return null;
            case Fate.Withdrawn:
                application.Withdraw(on, Entered.On(on), chance.Pick(Refusals.Withdrawals));
                return null;
            default:
                var granted = planned.Granted!.Value;
                approve();
                var loan = new Loan(
                    application.Id, application.EnterpriseId, application.LoanNumber, lending.Terms(granted, application.Request.Term, graceMonths), on);
                if (planned.PaidOutOn is { } paidOutOn) PayOut(loan, paidOutOn, chance);
                return loan;
        }
    }

    /// <summary>In one payment, or in two within the year and before anything is due.</summary>
    private static void PayOut(Loan loan, DateOnly on, Chance chance)
    {
        var second = BusinessDays.OnOrAfter(on.AddDays(chance.Between(20, 60)));
        var inTwo = loan.Terms.Granted >= WorthTwoTranches && second.Year == on.Year && second <= Today && chance.Percent(12);
        var first = inTwo ? loan.Terms.Granted - Money.Dirhams(20_000) : loan.Terms.Granted;
        loan.Disburse(first, on, Entered.On(on));
        if (inTwo) loan.Disburse(loan.Terms.Granted - first, second, Entered.On(second));
    }

    /// <summary>First everybody who pays; what is then missing to the profile's rate is divided among those who stopped.</summary>
    private List<Course> Repay(List<Loan> loans)
    {
        var courses = loans.ConvertAll(x => new Course(x.State.Schedule, Today));
        var planner = new Courses(profile, Draw("outcomes"));
        planner.Assign(courses);

        var repayments = new Repayments(Today, Draw("payments"));
        var entries = loans.Zip(courses, repayments.DealHabits(loans.Count)).ToLookup(x => x.Second.Outcome is Outcome.Stopped);
        foreach (var (loan, course, habit) in entries[false]) repayments.Enter(loan, course, habit);

        var missing = entries[false].Select(x => x.First.PositionsAt([Today]).Single()).Sum(x => x.CapitalDue - x.CapitalReceived);
        var due = courses.Sum(x => x.CapitalDue).Centimes;
        planner.Stop([.. entries[true].Select(x => x.Second)], new Money(due - (long)(due * profile.RepaymentRate)) - missing);
        foreach (var (loan, course, habit) in entries[true]) repayments.Enter(loan, course, habit);
        new Setbacks(Today, Draw("setbacks")).Befall(
            [.. entries[true].Select(x => x.First)], [.. entries[false].Where(x => x.Second.Outcome is Outcome.Regular).Select(x => x.First)]);
        return courses;
    }

    private Chance Draw(string purpose) => new(seed, $"{profile.Name}/{purpose}");
}

/// <summary>Why committees refuse and entrepreneurs give up, in words.</summary>
internal static class Refusals
{
    public static readonly (RefusalReason Reason, string Words)[] All =
    [
        (RefusalReason.NotViable, "Le chiffre d'affaires prévu ne couvre pas les charges de la première année."),
        (RefusalReason.NotViable, "Le marché local est déjà servi par plusieurs concurrents installés."),
        (RefusalReason.InsufficientOwnFunds, "L'apport personnel ne suffit pas à équilibrer le plan de financement."),
        (RefusalReason.OverIndebted, "Les crédits en cours absorbent déjà plus de la moitié du revenu du foyer."),
        (RefusalReason.LacksExperience, "Une formation au métier est conseillée avant une nouvelle demande."),
        (RefusalReason.IncompleteDossier, "Devis et bail n'ont pas été fournis malgré deux relances."),
        (RefusalReason.NotEligible, "L'activité n'entre pas dans l'objet du prêt d'honneur."),
    ];

    public static readonly string[] Withdrawals =
        ["A trouvé un emploi salarié.", "A obtenu un autre financement.", "Projet reporté.", "Ne donne plus suite depuis deux mois."];
}
