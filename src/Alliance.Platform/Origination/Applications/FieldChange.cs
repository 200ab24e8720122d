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
    Enterprise,
    Kind,
    Sector,
    LegalForm,
    Province,
    Area,
    JobsPlanned,
    Ice,
    Amount,
    Term,
    Purpose,
    TotalInvestment,
    PhysicalInvestment,
    OwnFunds,
    BankLoan,
    Other,
    ReceivedOn,
}

internal static class DossierFields
{
    public static bool IsOfPerson(this DossierField field) => field is >= DossierField.Name and <= DossierField.Email;

    public static bool IsOfEnterprise(this DossierField field) => field is >= DossierField.Enterprise and <= DossierField.Ice;

    /// <summary>Whether it is only how somebody is reached or registered. All else stands in what a committee reads of a dossier and decides on.</summary>
    public static bool IsOfRegisters(this DossierField field) => field is DossierField.Gender or DossierField.Cin or DossierField.Phone or DossierField.Email or DossierField.Area or DossierField.Ice;
}

/// <summary>What a correction changed in one field.</summary>
/// <param name="From">As the interface for programs writes it: amounts in dirhams, <c>2023-06-30</c>, codes; null where nothing stood.</param>
public sealed record FieldChange(DossierField Field, string? From, string? To)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    internal static IReadOnlyList<FieldChange> Read(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<FieldChange>>(json, _json)!;

    internal static string Written(IReadOnlyList<FieldChange> changes) => JsonSerializer.Serialize(changes, _json);
}

/// <summary>All of a dossier that can be corrected, as it stands at one time.</summary>
public sealed record DossierContents(Person Person, EnterpriseProfile Enterprise, LoanRequest Request, DateOnly ReceivedOn)
{
    /// <summary>What differs from this in <paramref name="after"/>, in the order of the form.</summary>
    public IReadOnlyList<FieldChange> ChangesTo(DossierContents after)
    {
        ArgumentNullException.ThrowIfNull(after);
        return [.. Values().Zip(after.Values(), (before, now) => new FieldChange(before.Field, before.Value, now.Value)).Where(x => !string.Equals(x.From, x.To, StringComparison.Ordinal))];
    }

    private IEnumerable<(DossierField Field, string? Value)> Values()
    {
        var plan = Request.Plan;
        return
        [
            (DossierField.Name, Person.Name), (DossierField.Gender, KebabCase.Of(Person.Gender)), (DossierField.BornOn, Day(Person.BornOn)),
            (DossierField.Cin, Person.Cin), (DossierField.Phone, Person.Phone), (DossierField.Email, Person.Email),
            (DossierField.Enterprise, Enterprise.Name), (DossierField.Kind, KebabCase.Of(Enterprise.Kind)), (DossierField.Sector, Enterprise.Sector),
            (DossierField.LegalForm, KebabCase.Of(Enterprise.LegalForm)), (DossierField.Province, Enterprise.Province), (DossierField.Area, KebabCase.Of(Enterprise.Area)),
            (DossierField.JobsPlanned, Number(Enterprise.JobsPlanned)), (DossierField.Ice, Enterprise.Ice),
            (DossierField.Amount, Dirhams(Request.Amount)), (DossierField.Term, Number(Request.Term)), (DossierField.Purpose, Request.Purpose),
            (DossierField.TotalInvestment, Dirhams(plan.TotalInvestment)), (DossierField.PhysicalInvestment, Dirhams(plan.PhysicalInvestment)),
            (DossierField.OwnFunds, Dirhams(plan.OwnFunds)), (DossierField.BankLoan, Dirhams(plan.BankLoan)), (DossierField.Other, Dirhams(plan.Other)),
            (DossierField.ReceivedOn, Day(ReceivedOn)),
        ];
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Dirhams(Money? amount) => amount?.InDirhams.ToString("0.00", CultureInfo.InvariantCulture);
}
