using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Demonstration;

/// <summary>What a dossier says besides: where its person lives and what they did before, what the money is for by kind, which bank was asked, and three years foreseen.</summary>
internal sealed class Projects(Chance chance)
{
    private static readonly string[] Banks = ["Banque Populaire", "Crédit Agricole du Maroc", "Attijariwafa bank", "Al Barid Bank"];

    private static readonly Dictionary<string, string[]> Communes = new(StringComparer.Ordinal)
    {
        ["Larache"] = ["Larache", "Ksar El Kébir"],
        ["Tiznit"] = ["Tiznit", "Tafraout"],
        ["Taroudannt"] = ["Taroudannt", "Oulad Teïma"],
        ["Agadir-Ida-Ou-Tanane"] = ["Agadir", "Taghazout"],
        ["Inezgane-Aït Melloul"] = ["Inezgane", "Aït Melloul"],
        ["Chtouka-Aït Baha"] = ["Biougra", "Aït Baha"],
        ["Rabat"] = ["Rabat"],
        ["Salé"] = ["Salé"],
        ["Kénitra"] = ["Kénitra", "Mehdya"],
        ["Skhirate-Témara"] = ["Témara", "Skhirate"],
        ["Khémisset"] = ["Khémisset", "Tiflet"],
        ["Sidi Kacem"] = ["Sidi Kacem"],
        ["Sidi Slimane"] = ["Sidi Slimane"],
        ["Oujda-Angad"] = ["Oujda"],
        ["Nador"] = ["Nador", "Zaïo"],
        ["Berkane"] = ["Berkane", "Saïdia"],
        ["Taourirt"] = ["Taourirt"],
        ["Jerada"] = ["Jerada"],
        ["Figuig"] = ["Figuig", "Bouarfa"],
        ["Guercif"] = ["Guercif"],
        ["Driouch"] = ["Driouch", "Midar"],
        ["El Hajeb"] = ["El Hajeb", "Aïn Taoujdate"],
        ["Tata"] = ["Tata"],
    };

    public Person Around(Person person, string province) => person with
    {
        HomeProvince = province,
        Commune = Communes.TryGetValue(province, out var communes) ? chance.Pick(communes) : null,
        Education = chance.Pick(Enum.GetValues<Education>()),
        Situation = chance.Pick([Situation.Unemployed, Situation.Employed, Situation.SelfEmployed, Situation.Student, Situation.AtHome]),
    };

    /// <summary>Most of what can be touched is equipment; of the rest, half is the first stock.</summary>
    public FinancingPlan ByKind(FinancingPlan plan)
    {
        var physical = plan.PhysicalInvestment!.Value;
        var works = Thousands(physical, chance.Between(15, 35));
        var rest = plan.TotalInvestment - physical;
        var (stock, fees) = (Thousands(rest, 50), Thousands(rest, 10));
        return plan with
        {
            Uses = new(Equipment: physical - works, Works: works, Vehicles: Money.Zero, Stock: stock, WorkingCapital: rest - stock - fees, Fees: fees, Other: Money.Zero),
            Bank = plan.BankLoan > Money.Zero ? chance.Pick(Banks) : null,
        };
    }

    /// <summary>Sales that rise year by year, and charges that leave more each time; the first year may lose.</summary>
    public Forecast Foreseen(FinancingPlan plan)
    {
        var sales = Thousands(plan.TotalInvestment, chance.Between(110, 160));
        var (first, second, third) = (Year(sales, chance.Between(90, 104)), Year(Thousands(sales, 125), chance.Between(82, 92)), Year(Thousands(sales, 150), chance.Between(76, 86)));
        return new() { First = first, Second = second, Third = third };
    }

    /// <param name="charges">Hundredths of the turnover.</param>
    private YearForecast Year(Money turnover, int charges) => new(turnover, Thousands(turnover, charges), Thousands(turnover, chance.Between(4, 12)));

    private static Money Thousands(Money amount, int hundredths) => Money.Rounded(amount.Centimes * hundredths / 100m, Money.Dirhams(1_000));
}
