using Alliance.Kernel;
using Alliance.Platform.Origination.Enterprises;

namespace Alliance.Platform.Origination.Entrepreneurs;

public enum Gender
{
    Woman,
    Man,
}

/// <summary>The highest that somebody has finished.</summary>
public enum Education
{
    None,
    Primary,

    /// <summary>Collège.</summary>
    LowerSecondary,
    Baccalaureate,

    /// <summary>Formation professionnelle.</summary>
    Vocational,
    Higher,
}

/// <summary>What somebody lived on before the project.</summary>
public enum Situation
{
    Unemployed,
    Employed,
    SelfEmployed,
    Student,
    AtHome,
    Retired,
}

/// <summary>What identifies and reaches a person. Kept in the platform's database alone: never announced, never logged (law 09-08).</summary>
/// <param name="Cin">National identity card; a doubtful one warns and doesn't block.</param>
public sealed record Person(string Name, Gender Gender, DateOnly BornOn, string? Cin = null, string? Phone = null, string? Email = null)
{
    /// <summary>As their identity card has it; null where it isn't known.</summary>
    public string? NameInArabic { get; init; }

    /// <summary>Where they live.</summary>
    public string? Commune { get; init; }

    /// <summary>A province or prefecture, wherever the project is.</summary>
    public string? HomeProvince { get; init; }

    public Education? Education { get; init; }

    /// <summary>Before the project.</summary>
    public Situation? Situation { get; init; }

    /// <summary>Age in whole years on a day.</summary>
    public int AgeOn(DateOnly day)
    {
        var years = day.Year - BornOn.Year;
        return BornOn.AddYears(years) > day ? years - 1 : years;
    }
}

/// <summary>Who asks for an honour loan, on their word alone (porteur de projet).</summary>
public sealed class Entrepreneur : IAggregate, IFindable
{
    public const int MinimumAge = 18;

    private Entrepreneur() { } // for EF Core

    public Entrepreneur(Id<Enterprise> firstEnterprise, Person person) =>
        (Id, EnterpriseId, Person) = (Id<Entrepreneur>.New(), firstEnterprise, person);

    public Id<Entrepreneur> Id { get; private init; }

    /// <summary>The enterprise of their first dossier: there the person is counted, once.</summary>
    public Id<Enterprise> EnterpriseId { get; private init; }

    public Person Person { get; private set; } = null!;
    public long Revision { get; private set; }

    /// <summary>A number abroad is written with the country's code, at home with a nought: found by both.</summary>
    IEnumerable<string?> IFindable.FoundBy => [Person.Name, Person.NameInArabic, Person.Cin, Person.Phone, AtHome(Folding.Fold(Person.Phone))];

    /// <summary>Age in whole years on a day.</summary>
    public int AgeOn(DateOnly day) => Person.AgeOn(day);

    /// <summary>What was written down wrongly; the dossier that it was corrected for keeps what it was.</summary>
    internal void Correct(Person person) => Person = person;

    private static string? AtHome(string phone) =>
        phone.StartsWith("00212", StringComparison.Ordinal) ? "0" + phone[5..] : phone.StartsWith("212", StringComparison.Ordinal) ? "0" + phone[3..] : null;
}
