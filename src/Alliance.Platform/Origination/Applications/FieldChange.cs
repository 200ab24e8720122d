using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Origination.Applications;

/// <summary>What of a dossier can be corrected: first of the person, then of the enterprise, then of what is asked for.</summary>
public enum DossierField
{
    Name,
    Gender,
    BornOn,
    Cin,
    Phone,
    Email,
    NameInArabic,
    Commune,
    HomeProvince,
    Education,
    Situation,
    Enterprise,
    Kind,
    Sector,
    LegalForm,
    Province,
    Area,
    JobsPlanned,
    Ice,
    TradeRegister,
    Amount,
    Term,
    Purpose,
    TotalInvestment,
    PhysicalInvestment,
    OwnFunds,
    BankLoan,
    Other,
    Equipment,
    Works,
    Vehicles,
    Stock,
    WorkingCapital,
    Fees,
    OtherUses,
    Bank,
    FirstTurnover,
    FirstCharges,
    FirstCash,
    SecondTurnover,
    SecondCharges,
    SecondCash,
    ThirdTurnover,
    ThirdCharges,
    ThirdCash,
    ReceivedOn,
}

internal static class DossierFields
{
    public static bool IsOfPerson(this DossierField field) => field is >= DossierField.Name and < DossierField.Enterprise;

    public static bool IsOfEnterprise(this DossierField field) => field is >= DossierField.Enterprise and < DossierField.Amount;

    public static bool IsAmount(this DossierField field) => field is DossierField.Amount or >= DossierField.TotalInvestment and < DossierField.ReceivedOn and not DossierField.Bank;

    /// <summary>Whether it is only how somebody is reached or registered. All else stands in what a committee reads of a dossier and decides on.</summary>
    public static bool IsOfRegisters(this DossierField field) => field is DossierField.Gender or DossierField.Cin or DossierField.Phone or DossierField.Email or DossierField.NameInArabic or DossierField.Commune or DossierField.HomeProvince
        or DossierField.Area or DossierField.Ice or DossierField.TradeRegister;
}

/// <summary>What a correction changed in one field.</summary>
/// <param name="From">As the interface for programs writes it: amounts in dirhams, <c>2023-06-30</c>, codes; null where nothing stood.</param>
public sealed record FieldChange(DossierField Field, string? From, string? To)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    internal static IReadOnlyList<FieldChange> Read(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<FieldChange>>(json, _json)!;

    /// <summary>What two records of a person say differently.</summary>
    internal static IReadOnlyList<FieldChange> Between(Person before, Person after) => Of(DossierContents.Values(before), DossierContents.Values(after));

    internal static IReadOnlyList<FieldChange> Of(IEnumerable<(DossierField Field, string? Value)> before, IEnumerable<(DossierField Field, string? Value)> after) =>
        [.. before.Zip(after, (was, now) => new FieldChange(was.Field, was.Value, now.Value)).Where(x => !string.Equals(x.From, x.To, StringComparison.Ordinal))];

    internal static string Written(IReadOnlyList<FieldChange> changes) => JsonSerializer.Serialize(changes, _json);
}

/// <summary>All of a dossier that can be corrected, as it stands at one time.</summary>
public sealed record DossierContents(Person Person, EnterpriseProfile Enterprise, LoanRequest Request, DateOnly ReceivedOn)
{
    /// <summary>What differs from this in <paramref name="after"/>, in the order of the form.</summary>
    public IReadOnlyList<FieldChange> ChangesTo(DossierContents after)
    {
        ArgumentNullException.ThrowIfNull(after);
        return FieldChange.Of(Values(), after.Values());
    }

    private IEnumerable<(DossierField Field, string? Value)> Values()
    {
        var (plan, uses, forecast) = (Request.Plan, Request.Plan.Uses, Request.Forecast);
        return
        [
            .. Values(Person),
            (DossierField.Enterprise, Enterprise.Name), (DossierField.Kind, KebabCase.Of(Enterprise.Kind)), (DossierField.Sector, Enterprise.Sector),
            (DossierField.LegalForm, KebabCase.Of(Enterprise.LegalForm)), (DossierField.Province, Enterprise.Province), (DossierField.Area, KebabCase.Of(Enterprise.Area)),
            (DossierField.JobsPlanned, Number(Enterprise.JobsPlanned)), (DossierField.Ice, Enterprise.Ice), (DossierField.TradeRegister, Enterprise.TradeRegister),
            (DossierField.Amount, Dirhams(Request.Amount)), (DossierField.Term, Number(Request.Term)), (DossierField.Purpose, Request.Purpose),
            (DossierField.TotalInvestment, Dirhams(plan.TotalInvestment)), (DossierField.PhysicalInvestment, Dirhams(plan.PhysicalInvestment)),
            (DossierField.OwnFunds, Dirhams(plan.OwnFunds)), (DossierField.BankLoan, Dirhams(plan.BankLoan)), (DossierField.Other, Dirhams(plan.Other)),
            (DossierField.Equipment, Dirhams(uses?.Equipment)), (DossierField.Works, Dirhams(uses?.Works)), (DossierField.Vehicles, Dirhams(uses?.Vehicles)), (DossierField.Stock, Dirhams(uses?.Stock)),
            (DossierField.WorkingCapital, Dirhams(uses?.WorkingCapital)), (DossierField.Fees, Dirhams(uses?.Fees)), (DossierField.OtherUses, Dirhams(uses?.Other)), (DossierField.Bank, plan.Bank),
            .. Year(DossierField.FirstTurnover, forecast?.First), .. Year(DossierField.SecondTurnover, forecast?.Second), .. Year(DossierField.ThirdTurnover, forecast?.Third),
            (DossierField.ReceivedOn, Day(ReceivedOn)),
        ];
    }

    internal static IEnumerable<(DossierField Field, string? Value)> Values(Person person) =>
    [
        (DossierField.Name, person.Name), (DossierField.Gender, KebabCase.Of(person.Gender)), (DossierField.BornOn, Day(person.BornOn)),
        (DossierField.Cin, person.Cin), (DossierField.Phone, person.Phone), (DossierField.Email, person.Email),
        (DossierField.NameInArabic, person.NameInArabic), (DossierField.Commune, person.Commune), (DossierField.HomeProvince, person.HomeProvince),
        (DossierField.Education, Word(person.Education)), (DossierField.Situation, Word(person.Situation)),
    ];

    /// <param name="turnover">Of that year; charges and cash come after it.</param>
    private static IEnumerable<(DossierField Field, string? Value)> Year(DossierField turnover, YearForecast? year) =>
        [(turnover, Dirhams(year?.Turnover)), (turnover + 1, Dirhams(year?.Charges)), (turnover + 2, Dirhams(year?.Cash))];

    private static string? Word<TWord>(TWord? word) where TWord : struct, Enum => word is { } x ? KebabCase.Of(x) : null;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Dirhams(Money? amount) => amount?.InDirhams.ToString("0.00", CultureInfo.InvariantCulture);
}
