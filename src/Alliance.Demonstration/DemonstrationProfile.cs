using Alliance.Platform.Origination.Enterprises;

namespace Alliance.Demonstration;

/// <summary>What a platform's generated history adds up to. Counts and sums are met exactly, by quota; everything between them is invented.</summary>
public sealed record DemonstrationProfile
{
    /// <summary>As in <c>demo.profile</c> of the organisation's file.</summary>
    public required string Name { get; init; }

    /// <summary>In order, without gaps; the last one ends at the business date.</summary>
    public required IReadOnlyList<YearPlan> Years { get; init; }

    public required IReadOnlyList<ProvinceShare> Provinces { get; init; }

    public required IReadOnlyList<Share<string>> Sectors { get; init; }

    public IReadOnlyList<Share<ProjectKind>> Kinds { get; init; } = [new(ProjectKind.Created, 1)];

    public IReadOnlyList<Share<int>> Terms { get; init; } = [new(48, 48), new(60, 42), new(36, 10)];

    public IReadOnlyList<Share<int>> GraceMonths { get; init; } = [new(6, 45), new(9, 25), new(12, 30)];

    /// <summary>Loans repaid in full at the business date.</summary>
    public required int LoansRepaid { get; init; }

    /// <summary>Capital received on instalments due ÷ capital due, at the business date.</summary>
    public required decimal RepaymentRate { get; init; }

    /// <summary>Jobs created by the latest observation of each enterprise, at these days, ascending; the last is the business date.</summary>
    public required IReadOnlyList<JobsMark> Jobs { get; init; }

    /// <summary>Total investment ÷ honour loans.</summary>
    public decimal Leverage { get; init; } = 3.1m;

    /// <summary>Dossiers that wait for the committee at the business date.</summary>
    public required int Waiting { get; init; }

    /// <summary>Loans granted by the last committee and not paid out yet.</summary>
    public required int GrantedAndNotPaidOut { get; init; }

    /// <summary>What must come out of the computation, else nothing is saved: a change of the domain is noticed here.</summary>
    public required IReadOnlyList<Expectation> Expectations { get; init; }

    /// <summary>The largest loan of a year, in thousands of dirhams: 100 until 2018, 300 since 2019.</summary>
    public static int CeilingIn(int year) => year < 2019 ? 100 : 300;
}

/// <param name="Applications">Dossiers received.</param>
/// <param name="Loans">Loans first paid out.</param>
/// <param name="Thousands">Their sum, in thousands of dirhams; a multiple of five.</param>
public sealed record YearPlan(int Year, int Applications, int Loans, int Thousands);

/// <param name="Name">As the organisation's territory writes it.</param>
/// <param name="RuralPercent">Of its projects, how many lie in the country.</param>
public sealed record ProvinceShare(string Name, int Weight, int RuralPercent);

public sealed record JobsMark(DateOnly On, int Jobs);
