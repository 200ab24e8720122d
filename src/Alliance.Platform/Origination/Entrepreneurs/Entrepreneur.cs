using Alliance.Kernel;
using Alliance.Platform.Entries;
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
    /// <summary>Of one or several telephones.</summary>
    public const int LongestPhone = 60;

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

    /// <summary>The enterprise that they came with.</summary>
    public Id<Enterprise> EnterpriseId { get; private init; }

    public Person Person { get; private set; } = null!;

    /// <summary>The other record of the same person, which has its dossiers and to which it leads; null unless the two were merged.</summary>
    public Id<Entrepreneur>? MergedInto { get; private set; }

    /// <summary>What the records that were merged into this one are found by: whoever looks for what they said finds this one.</summary>
    public string? AlsoFoundBy { get; private set; }

    public long Revision { get; private set; }

    IEnumerable<string?> IFindable.FoundBy => MergedInto is null ? [.. Written, AlsoFoundBy] : [];

    /// <summary>A number abroad is written with the country's code, at home with a nought: each is found by both.</summary>
    private IEnumerable<string?> Written => [Person.Name, Person.NameInArabic, Person.Cin, Person.Phone, .. Phones.In(Person.Phone).Select(x => AtHome(Folding.Fold(x.Dialled)))];

    /// <summary>Age in whole years on a day.</summary>
    public int AgeOn(DateOnly day) => Person.AgeOn(day);

    /// <summary>What was written down wrongly; the dossier that it was corrected for keeps what it was.</summary>
    internal void Correct(Person person) => Person = person;

    internal void MergeInto(Entrepreneur kept)
    {
        MergedInto = kept.Id;
        kept.FindAlsoBy([.. kept.AlsoFoundBy is { } known ? [known] : (string[])[], .. Words()]);
    }

    /// <summary>Stands by itself again.</summary>
    /// <param name="others">Records that stay merged into <paramref name="kept"/>.</param>
    internal void Part(IEnumerable<Entrepreneur> others, Entrepreneur kept)
    {
        MergedInto = null;
        kept.FindAlsoBy(others.SelectMany(x => x.Words()));
    }

    private IEnumerable<string> Words() => Written.Append(AlsoFoundBy).OfType<string>();

    private void FindAlsoBy(IEnumerable<string> words)
    {
        var joined = string.Join(' ', words);
        AlsoFoundBy = joined.Length == 0 ? null : joined[..Math.Min(joined.Length, Search.LongestColumn)];
    }

    private static string? AtHome(string phone) =>
        phone.StartsWith("00212", StringComparison.Ordinal) ? "0" + phone[5..] : phone.StartsWith("212", StringComparison.Ordinal) ? "0" + phone[3..] : null;
}
