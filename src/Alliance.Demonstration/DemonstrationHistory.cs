using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Corrections;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Origination.Opinions;

namespace Alliance.Demonstration;

/// <summary>One dossier with all that hangs on it; the loan is null when none was granted.</summary>
public sealed record GeneratedDossier(Enterprise Enterprise, Entrepreneur Entrepreneur, LoanApplication Application, Loan? Loan)
{
    /// <summary>Asked of the applicant.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>Of outsiders.</summary>
    public IReadOnlyList<OutsideOpinion> Opinions { get; init; } = [];

    /// <summary>Tasks, notes and visits.</summary>
    public IReadOnlyList<object> Work { get; init; } = [];
}

/// <summary>A platform's generated history, not yet saved.</summary>
/// <param name="Dossiers">In order of receipt.</param>
public sealed record DemonstrationHistory(DemonstrationProfile Profile, DateOnly BusinessDate, IReadOnlyList<GeneratedDossier> Dossiers)
{
    private IEnumerable<Loan> Loans => Dossiers.Select(x => x.Loan).OfType<Loan>();

    /// <summary>The last number given in each year.</summary>
    public IEnumerable<NumberSeries> Numbers =>
        Dossiers.CountBy(x => x.Application.ReceivedOn.Year).Select(x => new NumberSeries { Year = x.Key, Last = x.Value });

    /// <summary>The indicators that expectations are about, by their definitions, word by word, without the months that the platform keeps.</summary>
    public FigureSet FiguresOn(DateOnly day)
    {
        var positions = Loans.ToDictionary(x => x.EnterpriseId, x => x.PositionsAt([day]).Single());
        var paidOut = positions.Where(x => x.Value.Disbursed > Money.Zero).Select(x => x.Key).ToHashSet();
        var granted = Loans.Where(x => x.GrantedOn <= day).ToList();
        return new()
        {
            [Indicators.ApplicationsReceived] = Dossiers.Count(x => x.Application.ReceivedOn <= day),
            [Indicators.LoansGranted] = granted.Count,
            [Indicators.AmountGranted] = granted.Sum(x => x.Terms.Granted.Centimes),
            [Indicators.LoansDisbursed] = paidOut.Count,
            [Indicators.AmountDisbursed] = positions.Values.Sum(x => x.Disbursed.Centimes),
            [Indicators.EnterprisesFinanced] = paidOut.Count,
            [Indicators.EnterprisesCreated] = Dossiers.Count(x => x.Enterprise.Profile.Kind is ProjectKind.Created && paidOut.Contains(x.Enterprise.Id)),
            [Indicators.LoansFullyRepaid] = positions.Values.Count(x => x.IsFullyRepaid),
            [Indicators.CapitalDue] = positions.Values.Sum(x => x.CapitalDue.Centimes),
            [Indicators.CapitalReceived] = positions.Values.Sum(x => x.CapitalReceived.Centimes),
            [Indicators.Outstanding] = positions.Values.Sum(x => x.Outstanding.Centimes),
            [Indicators.JobsCreated] = Dossiers.Sum(x => x.Enterprise.ObservedBy(day)?.JobsCreated ?? 0),
        };
    }

    /// <exception cref="DemonstrationMissedException">It doesn't add up to what the profile says.</exception>
    public void Check()
    {
        var known = new Dictionary<DateOnly, FigureSet>();
        var missed = Profile.Expectations.Where(x => !x.IsMetBy(On))
            .Select(x => FormattableString.Invariant($"{x.What}: {x.Value(On):0.####} instead of {x.Low:0.####} to {x.High:0.####}")).ToList();
        if (missed.Count > 0) throw new DemonstrationMissedException(Profile.Name, missed);

        FigureSet On(DateOnly day) => known.TryGetValue(day, out var figures) ? figures : known[day] = FiguresOn(day);
    }
}
