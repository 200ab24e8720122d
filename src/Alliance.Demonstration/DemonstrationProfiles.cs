using Alliance.Contracts.Platform;
using Alliance.Platform.Origination.Enterprises;
using static Alliance.Demonstration.Expectation;

namespace Alliance.Demonstration;

/// <summary>The demonstration platforms. Souss-Massa follows a published series; the other four have published none and are invented.</summary>
public static class DemonstrationProfiles
{
    public static IReadOnlyList<DemonstrationProfile> All { get; } = [SoussMassa(), RabatSaleKenitra(), Oriental(), Larache(), ElHajeb()];

    /// <exception cref="InvalidOperationException">No such profile.</exception>
    public static DemonstrationProfile Find(string name) => All.SingleOrDefault(x => x.Name == name)
        ?? throw new InvalidOperationException($"There is no demonstration profile '{name}', only {string.Join(", ", All.Select(x => x.Name))}.");

    private static DemonstrationProfile SoussMassa() => new()
    {
        Name = "souss-massa",
        Years = PublishedSeries.SoussMassaYears,
        Provinces =
        [
            new("Agadir Ida-Outanane", 34, 12), new("Inezgane-Aït Melloul", 22, 5), new("Taroudannt", 16, 60),
            new("Chtouka-Aït Baha", 13, 55), new("Tiznit", 10, 45), new("Tata", 5, 70),
        ],
        Sectors =
        [
            new("services", 20), new("trade", 13), new("crafts", 11), new("agriculture", 10), new("tourism", 10), new("agri-food", 9),
            new("construction", 6), new("industry", 5), new("digital", 5), new("fishing", 4), new("health", 3), new("education", 2), new("transport", 2),
        ],
        Leverage = 72.6m / 23.22m, // total investment published for the end of 2018
        LoansRepaid = 289,
        RepaymentRate = 0.85m,
        Jobs = PublishedSeries.SoussMassaJobs,
        Waiting = 27,
        GrantedAndNotPaidOut = 9,
        Expectations = PublishedSeries.SoussMassa,
    };

    private static DemonstrationProfile RabatSaleKenitra() => Invented("rabat-sale-kenitra", repaid: 46, rate: 0.87m, jobs: 622, waiting: 9, granted: 3,
    [
        new(2013, 11, 6, 345), new(2014, 14, 9, 540), new(2015, 18, 12, 730), new(2016, 19, 13, 815), new(2017, 20, 14, 890), new(2018, 23, 15, 970),
        new(2019, 24, 17, 1_290), new(2020, 22, 14, 1_080), new(2021, 30, 21, 1_680), new(2022, 28, 19, 1_560), new(2023, 24, 8, 680),
    ]) with
    {
        Provinces =
        [
            new("Rabat", 24, 0), new("Salé", 26, 8), new("Kénitra", 20, 30), new("Skhirate-Témara", 15, 10),
            new("Khémisset", 7, 50), new("Sidi Kacem", 5, 55), new("Sidi Slimane", 3, 55),
        ],
        Sectors =
        [
            new("services", 25), new("digital", 16), new("trade", 14), new("crafts", 12), new("agri-food", 9), new("education", 7),
            new("health", 6), new("construction", 5), new("industry", 4), new("agriculture", 2),
        ],
        Kinds = [new(ProjectKind.Created, 86), new(ProjectKind.Developed, 9), new(ProjectKind.TakenOver, 5)],
    };

    private static DemonstrationProfile Oriental() => Invented("oriental", repaid: 42, rate: 0.84m, jobs: 498, waiting: 7, granted: 2,
    [
        new(2014, 13, 8, 420), new(2015, 19, 13, 710), new(2016, 22, 15, 840), new(2017, 22, 15, 860), new(2018, 23, 16, 930),
        new(2019, 23, 16, 1_060), new(2020, 17, 11, 740), new(2021, 23, 16, 1_110), new(2022, 22, 15, 1_075), new(2023, 20, 6, 440),
    ]) with
    {
        Provinces =
        [
            new("Oujda-Angad", 38, 8), new("Nador", 20, 20), new("Berkane", 17, 35), new("Taourirt", 9, 35),
            new("Jerada", 7, 40), new("Driouch", 4, 60), new("Guercif", 3, 55), new("Figuig", 2, 60),
        ],
        Sectors =
        [
            new("services", 20), new("trade", 19), new("agriculture", 13), new("agri-food", 11), new("crafts", 11), new("construction", 8),
            new("tourism", 6), new("transport", 5), new("industry", 4), new("digital", 3),
        ],
        Kinds = [new(ProjectKind.Created, 90), new(ProjectKind.Developed, 7), new(ProjectKind.TakenOver, 3)],
    };

    private static DemonstrationProfile Larache() => Invented("larache", repaid: 20, rate: 0.89m, jobs: 287, waiting: 4, granted: 1,
    [
        new(2015, 11, 6, 270), new(2016, 14, 9, 420), new(2017, 15, 10, 490), new(2018, 15, 10, 500), new(2019, 16, 11, 640),
        new(2020, 11, 7, 400), new(2021, 14, 9, 560), new(2022, 13, 8, 520), new(2023, 13, 4, 265),
    ]) with
    {
        Provinces = [new("Larache", 1, 45)],
        Sectors =
        [
            new("agriculture", 20), new("agri-food", 17), new("fishing", 13), new("trade", 14), new("services", 14), new("crafts", 10),
            new("tourism", 7), new("construction", 5),
        ],
        Kinds = [new(ProjectKind.Created, 92), new(ProjectKind.Developed, 8)],
    };

    private static DemonstrationProfile ElHajeb() => Invented("el-hajeb", repaid: 9, rate: 0.82m, jobs: 171, waiting: 3, granted: 1,
    [
        new(2016, 8, 4, 160), new(2017, 11, 7, 300), new(2018, 12, 8, 350), new(2019, 12, 8, 395),
        new(2020, 8, 5, 250), new(2021, 11, 7, 370), new(2022, 10, 6, 335), new(2023, 10, 3, 170),
    ]) with
    {
        Provinces = [new("El Hajeb", 1, 55)],
        Sectors =
        [
            new("agriculture", 30), new("agri-food", 18), new("services", 16), new("trade", 14), new("crafts", 10), new("tourism", 7), new("construction", 5),
        ],
        Kinds = [new(ProjectKind.Created, 91), new(ProjectKind.Developed, 9)],
    };

    /// <summary>An invented platform must reach its own plan: loans repaid and jobs exactly, the rate within half a point.</summary>
    private static DemonstrationProfile Invented(string name, int repaid, decimal rate, int jobs, int waiting, int granted, IReadOnlyList<YearPlan> years) => new()
    {
        Name = name,
        Years = years,
        Provinces = [],
        Sectors = [],
        LoansRepaid = repaid,
        RepaymentRate = rate,
        Jobs = [new(PublishedSeries.Today, jobs)],
        Waiting = waiting,
        GrantedAndNotPaidOut = granted,
        Expectations =
        [
            Exactly("enterprises", x => x[Indicators.EnterprisesFinanced], years.Sum(x => x.Loans), PublishedSeries.Today),
            Exactly("dossiers", x => x[Indicators.ApplicationsReceived], years.Sum(x => x.Applications), PublishedSeries.Today),
            Exactly("dirhams lent", DirhamsOf, years.Sum(x => x.Thousands) * 1_000m, PublishedSeries.Today),
            Exactly("loans repaid", x => x[Indicators.LoansFullyRepaid], repaid, PublishedSeries.Today),
            Exactly("jobs", x => x[Indicators.JobsCreated], jobs, PublishedSeries.Today),
            Between("repayment rate", RateOf, rate - 0.005m, rate + 0.005m, PublishedSeries.Today),
        ],
    };
}
