using Alliance.Contracts.Platform;
using static Alliance.Demonstration.Expectation;

namespace Alliance.Demonstration;

/// <summary>Published by Initiative Souss-Massa and the press; see docs/demonstration.md. Sources disagree on jobs: the figure of mid 2023 is the one reproduced.</summary>
public static class PublishedSeries
{
    /// <summary>The business date all demonstration platforms pin.</summary>
    public static readonly DateOnly Today = new(2023, 6, 30);

    private static readonly DateOnly End2007 = new(2007, 12, 31);
    private static readonly DateOnly End2008 = new(2008, 12, 31);
    private static readonly DateOnly End2012 = new(2012, 12, 31);
    private static readonly DateOnly End2018 = new(2018, 12, 31);
    private static readonly DateOnly End2020 = new(2020, 12, 31);
    private static readonly DateOnly End2021 = new(2021, 12, 31);
    private static readonly DateOnly End2022 = new(2022, 12, 31);

    /// <summary>Year by year: the sums at the ends of 2012, 2018 and 2022 and the years 2008 and 2021 are published, the rest lies evenly between.</summary>
    public static IReadOnlyList<YearPlan> SoussMassaYears { get; } =
    [
        new(2008, 22, 10, 500), new(2009, 36, 24, 1_250), new(2010, 49, 34, 1_820), new(2011, 53, 38, 2_080), new(2012, 58, 44, 2_450),
        new(2013, 52, 38, 2_165), new(2014, 54, 40, 2_320), new(2015, 56, 42, 2_460), new(2016, 58, 44, 2_600), new(2017, 59, 45, 2_705),
        new(2018, 82, 47, 2_870),
        new(2019, 168, 125, 7_875), new(2020, 158, 112, 7_170), new(2021, 245, 171, 11_290), new(2022, 262, 192, 13_345), new(2023, 108, 55, 3_905),
    ];

    public static IReadOnlyList<JobsMark> SoussMassaJobs { get; } = [new(End2018, 1_378), new(Today, 4_062)];

    public static IReadOnlyList<Expectation> SoussMassa { get; } =
    [
        Exactly("enterprises of 2008", Enterprises, 10, End2008, since: End2007),
        Between("loans at the end of 2012", Loans, 147, 153, End2012),
        About("dirhams lent by the end of 2012", DirhamsOf, 8_100_000, 2, End2012),
        Exactly("dossiers at the end of 2018", x => x[Indicators.ApplicationsReceived], 579, End2018),
        Exactly("loans paid out by the end of 2018", Loans, 406, End2018),
        About("dirhams lent by the end of 2018", DirhamsOf, 23_220_000, 1, End2018),
        About("jobs at the end of 2018", x => x[Indicators.JobsCreated], 1_378, 5, End2018),
        Exactly("enterprises of 2021", Enterprises, 171, End2021, since: End2020),
        Between("loans at the end of 2022", Loans, 1_001, 1_061, End2022),
        About("dirhams lent by the end of 2022", DirhamsOf, 63_000_000, 2, End2022),
        Exactly("enterprises", Enterprises, 1_061, Today),
        Exactly("enterprises created", x => x[Indicators.EnterprisesCreated], 1_061, Today),
        Exactly("loans repaid", x => x[Indicators.LoansFullyRepaid], 289, Today),
        Between("jobs", x => x[Indicators.JobsCreated], 4_001, 4_099, Today),
        Between("repayment rate", RateOf, 0.845m, 0.855m, Today),
    ];

    private static decimal Enterprises(FigureSet figures) => figures[Indicators.EnterprisesFinanced];

    private static decimal Loans(FigureSet figures) => figures[Indicators.LoansDisbursed];
}
