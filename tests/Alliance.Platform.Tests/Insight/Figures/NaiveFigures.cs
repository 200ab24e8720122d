using Alliance.Contracts.Platform;
using Alliance.Platform.Fund;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Insight.Figures;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Tests.Lending.Loans;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Insight.Figures;

/// <summary>The definitions taken at their word: everything read, everything counted anew for one day. Slow, and shares nothing with how figures are kept.</summary>
internal sealed record NaiveFigures(
    List<Enterprise> Enterprises, List<LoanApplication> Applications, List<Entrepreneur> Entrepreneurs, List<Loan> Loans, List<FundMovement> Fund)
{
    private readonly Dictionary<(Loan, DateOnly), LoanState> _states = [];

    public static async Task<NaiveFigures> Read(PlatformDb db) => new(
        await db.Enterprises.AsNoTracking().ToListAsync(), await db.Applications.AsNoTracking().ToListAsync(),
        await db.Entrepreneurs.AsNoTracking().ToListAsync(), await db.Loans.AsNoTracking().ToListAsync(),
        await db.Set<FundMovement>().AsNoTracking().Where(x => x.Kind == FundMovementKind.Contribution).ToListAsync());

    /// <summary>Of the whole platform.</summary>
    public FigureSet At(DateOnly day) =>
        At(day, _ => true) + new FigureSet { [Indicators.FundPaidIn] = Fund.Where(x => x.ValueOn <= day).Sum(x => x.Amount.Centimes) };

    /// <summary>Of the dossiers that belong to a cell.</summary>
    public FigureSet At(DateOnly day, string dimension, string value) => At(day, x => value == ValueOf(x, dimension));

    private static bool WasPresented(LoanApplication dossier, DateOnly day) =>
        dossier.Decision?.On <= day || dossier.Events.Any(x => x.Kind is ApplicationEventKind.PutOnAgenda or ApplicationEventKind.Adjourned && x.On <= day);

    private FigureSet At(DateOnly day, Func<LoanApplication, bool> counts)
    {
        var dossiers = Applications.Where(x => x.ReceivedOn <= day && counts(x)).ToList();
        var decided = dossiers.FindAll(x => x.Decision?.On <= day);
        var granted = Loans.Where(x => x.GrantedOn <= day && counts(Of(x))).ToList();
        var states = granted.ConvertAll(x => StateAt(x, day));
        var due = states.FindAll(x => x.Disbursed.Centimes > 0).ConvertAll(x => new NaiveDue(x, day));
        var year = due.ConvertAll(x => x.SinceThe(FirstOfYear(day)));
        var paidOut = granted.FindAll(x => StateAt(x, day).Disbursed.Centimes > 0).ConvertAll(Of);
        var financed = Enterprises.Where(x => Loans.Any(y => y.EnterpriseId == x.Id && StateAt(y, day).Disbursed.Centimes > 0) && counts(First(x))).ToList();
        var observed = financed.ConvertAll(x => Observed(x, day));
        var borrowers = Entrepreneurs.FindAll(x => FirstLoan(x, day) is { } first && counts(Of(first)));
        return new()
        {
            [Indicators.ApplicationsReceived] = dossiers.Count,
            [Indicators.ApplicationsAppraised] = dossiers.Count(x => x.Events.Any(y => y.Kind is ApplicationEventKind.TakenUp && y.On <= day) || (!x.Events.Any(y => y.Kind is ApplicationEventKind.TakenUp) && WasPresented(x, day))),
            [Indicators.ApplicationsPresented] = dossiers.Count(x => WasPresented(x, day)),
            [Indicators.ApplicationsDecided] = decided.Count,
            [Indicators.DecisionDays] = decided.Sum(x => x.Decision!.On.DayNumber - x.ReceivedOn.DayNumber),
            [Indicators.ApplicationsApproved] = decided.Count(x => x.Events.OrderBy(y => y.Sequence).Last(y => y.Kind is ApplicationEventKind.Approved or ApplicationEventKind.Refused).Kind is ApplicationEventKind.Approved),
            [Indicators.ApplicationsRefused] = decided.Count(x => x.Status is ApplicationStatus.Refused),
            [Indicators.ApplicationsWithdrawn] = dossiers.Count(x => x.Status is ApplicationStatus.Withdrawn && x.Events.Where(y => y.Kind is ApplicationEventKind.Withdrawn).Max(y => (y.At, y.On)).On <= day),
            [Indicators.LoansGranted] = granted.Count,
            [Indicators.AmountGranted] = granted.Sum(x => x.Terms.Granted.Centimes),
            [Indicators.LoansDisbursed] = paidOut.Count,
            [Indicators.AmountDisbursed] = states.Sum(x => x.Disbursed.Centimes),
            [Indicators.BankLoans] = paidOut.Sum(x => x.BankLoan is { } obtained ? obtained.Amount.Centimes : x.Request.Plan.BankLoan.Centimes),
            [Indicators.TotalInvestment] = paidOut.Sum(x => x.Request.Plan.TotalInvestment.Centimes),
            [Indicators.EnterprisesFinanced] = financed.Count,
            [Indicators.EnterprisesCreated] = financed.Count(x => x.Profile.Kind is ProjectKind.Created),
            [Indicators.LoansFullyRepaid] = states.Count(x => x.Status is LoanStatus.Repaid),
            [Indicators.CapitalDue] = due.Sum(x => x.Due(day)),
            [Indicators.CapitalReceived] = due.Sum(x => x.Received(day)),
            [Indicators.CapitalDue12Months] = year.Sum(x => x.Due),
            [Indicators.CapitalReceived12Months] = year.Sum(x => x.Received),
            [Indicators.Outstanding] = states.Sum(x => x.Outstanding.Centimes),
            [Indicators.OutstandingOver30] = states.Where(x => DaysLate(x, day) > 30).Sum(x => x.Outstanding.Centimes),
            [Indicators.OutstandingOver90] = states.Where(x => DaysLate(x, day) > 90).Sum(x => x.Outstanding.Centimes),
            [Indicators.NetLosses] = states.Sum(x => x.WrittenOff.Centimes - x.Recovered.Centimes),
            [Indicators.JobsPlanned] = financed.Sum(x => x.Profile.JobsPlanned),
            [Indicators.JobsCreated] = observed.Sum(x => x?.JobsCreated ?? 0),
            [Indicators.JobsMaintained] = observed.Sum(x => x?.JobsMaintained ?? 0),
            [Indicators.EnterprisesObserved] = observed.Count(x => x is not null),
            [Indicators.Applicants] = Entrepreneurs.Count(x => Earliest(x) is { } first && first.ReceivedOn <= day && counts(first)),
            [Indicators.Borrowers] = borrowers.Count,
            [Indicators.BorrowersWomen] = borrowers.Count(x => x.Person.Gender is Gender.Woman),
            [Indicators.BorrowersYoung] = borrowers.Count(x => ValueOf(Of(FirstLoan(x, day)!), Dimensions.AgeGroup) == "under-35"),
            [Indicators.BorrowersRural] = borrowers.Count(x => Enterprises.Single(y => y.Id == FirstLoan(x, day)!.EnterpriseId).Profile.Area is Area.Rural),
        };
    }

    private string ValueOf(LoanApplication dossier, string dimension)
    {
        var borrower = Entrepreneurs.Single(y => y.Id == dossier.EntrepreneurId);
        var profile = Enterprises.Single(y => y.Id == dossier.EnterpriseId).Profile;
        return dimension switch
        {
            Dimensions.Gender => borrower.Person.Gender is Gender.Woman ? "woman" : "man",
            Dimensions.AgeGroup => borrower.Person.BornOn.AddYears(35) > dossier.ReceivedOn ? "under-35" : "35-and-over",
            Dimensions.Sector => profile.Sector,
            Dimensions.Province => profile.Province,
            _ => profile.Kind switch { ProjectKind.Created => "created", ProjectKind.TakenOver => "taken-over", _ => "developed" },
        };
    }

    /// <summary>A person's first dossier, with whatever enterprise.</summary>
    private LoanApplication? Earliest(Entrepreneur person) => Applications
        .Where(x => x.EntrepreneurId == person.Id)
        .OrderBy(x => x.ReceivedOn).ThenBy(x => x.Number, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>A person's loan first paid out.</summary>
    private Loan? FirstLoan(Entrepreneur person, DateOnly day) => Loans
        .Where(x => Of(x).EntrepreneurId == person.Id && StateAt(x, day).Disbursed.Centimes > 0)
        .OrderBy(x => StateAt(x, day).FirstDisbursedOn).ThenBy(x => x.Number, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The latest count of jobs since the first payment out.</summary>
    private JobObservation? Observed(Enterprise enterprise, DateOnly day)
    {
        var paidOutOn = Loans.Where(x => x.EnterpriseId == enterprise.Id).Min(x => StateAt(x, day).FirstDisbursedOn);
        return enterprise.Observations.Where(x => x.ObservedOn >= paidOutOn && x.ObservedOn <= day).OrderBy(x => (x.ObservedOn, x.Id)).LastOrDefault();
    }

    private static int DaysLate(LoanState state, DateOnly day) =>
        state.Schedule.Where(x => x.Remaining.Centimes > 0 && x.DueOn < day).Select(x => day.DayNumber - x.DueOn.DayNumber).DefaultIfEmpty().Max();

    /// <summary>The morrow of the same day a year before; a year that ends in February begins on 1 March.</summary>
    private static DateOnly FirstOfYear(DateOnly day) => day is { Month: 2, Day: >= 28 } ? new(day.Year - 1, 3, 1) : new DateOnly(day.Year - 1, day.Month, day.Day).AddDays(1);

    private LoanApplication Of(Loan loan) => Applications.Single(x => x.Id == loan.ApplicationId);

    private LoanApplication First(Enterprise enterprise) =>
        Applications.Where(x => x.EnterpriseId == enterprise.Id).OrderBy(x => x.ReceivedOn).ThenBy(x => x.Number, StringComparer.Ordinal).First();

    private LoanState StateAt(Loan loan, DateOnly day) => _states.TryGetValue((loan, day), out var state)
        ? state
        : _states[(loan, day)] = RandomHistory.Reentered(loan, RandomHistory.AsIfNever(loan, day), skipRefused: true).State;
}
