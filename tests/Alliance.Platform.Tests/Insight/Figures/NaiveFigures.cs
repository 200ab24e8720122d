using Alliance.Contracts.Platform;
using Alliance.Platform.Insight.Figures;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Tests.Lending.Loans;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Insight.Figures;

/// <summary>The definitions taken at their word: everything read, everything counted anew for one day. Slow, and shares nothing with how figures are kept.</summary>
internal sealed record NaiveFigures(List<Enterprise> Enterprises, List<LoanApplication> Applications, List<Entrepreneur> Entrepreneurs, List<Loan> Loans)
{
    public static async Task<NaiveFigures> Read(PlatformDb db) => new(
        await db.Enterprises.AsNoTracking().ToListAsync(), await db.Applications.AsNoTracking().ToListAsync(),
        await db.Entrepreneurs.AsNoTracking().ToListAsync(), await db.Loans.AsNoTracking().ToListAsync());

    public FigureSet At(DateOnly day, Func<LoanApplication, bool>? counts = null)
    {
        counts ??= _ => true;
        var applications = Applications.Where(x => x.ReceivedOn <= day && counts(x)).ToList();
        var granted = Loans.Where(x => x.GrantedOn <= day && counts(Of(x))).ToList();
        var states = granted.Select(x => StateAt(x, day)).ToList();
        var due = states.SelectMany(x => x.Schedule.Where(y => y.DueOn <= day)).ToList();
        var financed = Enterprises.Where(x => Loans.Any(y => y.EnterpriseId == x.Id && StateAt(y, day).Disbursed.Centimes > 0) && counts(First(x))).ToList();
        return new()
        {
            [Indicators.ApplicationsReceived] = applications.Count,
            [Indicators.LoansGranted] = granted.Count,
            [Indicators.AmountGranted] = granted.Sum(x => x.Terms.Granted.Centimes),
            [Indicators.LoansDisbursed] = states.Count(x => x.Disbursed.Centimes > 0),
            [Indicators.AmountDisbursed] = states.Sum(x => x.Disbursed.Centimes),
            [Indicators.EnterprisesFinanced] = financed.Count,
            [Indicators.EnterprisesCreated] = financed.Count(x => x.Profile.Kind is ProjectKind.Created),
            [Indicators.LoansFullyRepaid] = states.Count(x => x.Status is LoanStatus.Repaid),
            [Indicators.CapitalDue] = due.Sum(x => x.Due.Centimes),
            [Indicators.CapitalReceived] = due.Sum(x => x.Received.Centimes),
            [Indicators.Outstanding] = states.Sum(x => x.Outstanding.Centimes),
            [Indicators.JobsCreated] = Enterprises
                .Where(x => Applications.Exists(y => y.EnterpriseId == x.Id) && counts(First(x)))
                .Sum(x => x.Observations.Where(y => y.ObservedOn <= day).OrderBy(y => (y.ObservedOn, y.Id)).LastOrDefault()?.JobsCreated ?? 0),
            [Indicators.Applicants] = Entrepreneurs.Count(x => Earliest(x) is { } first && first.ReceivedOn <= day && counts(first)),
            [Indicators.Borrowers] = Entrepreneurs.Count(x => FirstLoan(x, day) is { } first && counts(Of(first))),
        };
    }

    /// <summary>The same for the dossiers that belong to a cell.</summary>
    public FigureSet At(DateOnly day, string dimension, string value) => At(day, x =>
    {
        var borrower = Entrepreneurs.Single(y => y.Id == x.EntrepreneurId);
        var profile = Enterprises.Single(y => y.Id == x.EnterpriseId).Profile;
        return value == dimension switch
        {
            Dimensions.Gender => borrower.Person.Gender is Gender.Woman ? "woman" : "man",
            Dimensions.AgeGroup => borrower.Person.BornOn.AddYears(35) > x.ReceivedOn ? "under-35" : "35-and-over",
            Dimensions.Sector => profile.Sector,
            Dimensions.Province => profile.Province,
            _ => profile.Kind switch { ProjectKind.Created => "created", ProjectKind.TakenOver => "taken-over", _ => "developed" },
        };
    });

    /// <summary>A person's first dossier at the enterprise at which they first applied.</summary>
    private LoanApplication? Earliest(Entrepreneur person) => Applications
        .Where(x => x.EntrepreneurId == person.Id && x.EnterpriseId == person.EnterpriseId).OrderBy(x => x.ReceivedOn).ThenBy(x => x.Number, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>A person's loan first paid out there.</summary>
    private Loan? FirstLoan(Entrepreneur person, DateOnly day) => Loans
        .Where(x => x.EnterpriseId == person.EnterpriseId && Of(x).EntrepreneurId == person.Id && StateAt(x, day).Disbursed.Centimes > 0)
        .OrderBy(x => StateAt(x, day).FirstDisbursedOn).ThenBy(x => x.Number, StringComparer.Ordinal).FirstOrDefault();

    private LoanApplication Of(Loan loan) => Applications.Single(x => x.Id == loan.ApplicationId);

    private LoanApplication First(Enterprise enterprise) =>
        Applications.Where(x => x.EnterpriseId == enterprise.Id).OrderBy(x => x.ReceivedOn).ThenBy(x => x.Number, StringComparer.Ordinal).First();

    private static LoanState StateAt(Loan loan, DateOnly day) => RandomHistory.Reentered(loan, RandomHistory.AsIfNever(loan, day)).State;
}
