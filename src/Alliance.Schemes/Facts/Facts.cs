using System.Collections.Frozen;
using System.Collections.Immutable;
using Alliance.Contracts.Platform;
using Alliance.Kernel;

namespace Alliance.Schemes;

/// <summary>What is declared of each fact: its name in files and addresses, how it is measured, and its codes.</summary>
public static class Facts
{
    private static readonly ImmutableArray<string> LegalForms =
        ["individual", "auto-entrepreneur", "sarl", "sarl-au", "snc", "scs", "sa", "sas", "cooperative", "gie", "association"];

    private static readonly ImmutableArray<string> Situations = ["job-seeker", "employee", "student", "entrepreneur", "informal", "abroad"];

    private static readonly FrozenDictionary<Fact, Declared> All = new Dictionary<Fact, Declared>
    {
        [Fact.Day] = new("day", FactType.Day, []),
        [Fact.Age] = new("age", FactType.Years, [], Most: 130),
        [Fact.Sex] = new("sex", FactType.Choice, [.. Dimensions.ValuesOf(Dimensions.Gender)]),
        [Fact.ProjectKind] = new("project-kind", FactType.Choice, [.. Dimensions.ValuesOf(Dimensions.ProjectKind)]),
        [Fact.LegalForm] = new("legal-form", FactType.Choice, LegalForms),
        [Fact.EnterpriseAge] = new("enterprise-age", FactType.Months, [], Most: 2_400),
        [Fact.Sector] = new("sector", FactType.Choice, [.. Dimensions.Sectors]),
        [Fact.Province] = new("province", FactType.Place, [.. Places.All.Select(x => x.Code)]),
        [Fact.Rural] = new("rural", FactType.YesNo, []),
        [Fact.Investment] = new("investment", FactType.Money, [], MostCentimes),
        [Fact.OwnFunds] = new("own-funds", FactType.Money, [], MostCentimes),
        [Fact.Turnover] = new("turnover", FactType.Money, [], MostCentimes),
        [Fact.Jobs] = new("jobs", FactType.Number, [], Most: 1_000_000),
        [Fact.Amount] = new("amount", FactType.Money, [], MostCentimes),
        [Fact.Situation] = new("situation", FactType.Choice, Situations),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Fact> ByName = All.ToFrozenDictionary(x => x.Value.Name, x => x.Key, StringComparer.Ordinal);

    /// <summary>The largest amount that anybody asks about: 1 000 000 000 000 DH, as <see cref="Money"/> reads it.</summary>
    public const long MostCentimes = 100_000_000_000_000;

    /// <summary>Names as files and addresses have them.</summary>
    public static IEnumerable<string> Names => Enum.GetValues<Fact>().Select(x => x.Name());

    /// <summary>As files and addresses have it: <c>own-funds</c>.</summary>
    public static string Name(this Fact fact) => All[fact].Name;

    /// <summary>How it is measured.</summary>
    public static FactType Type(this Fact fact) => All[fact].Type;

    /// <summary>Its codes; none where it is no choice.</summary>
    public static ImmutableArray<string> Codes(this Fact fact) => All[fact].Codes;

    /// <summary>The largest number that it can be; a larger one is a slip of the pen.</summary>
    public static long Most(this Fact fact) => All[fact].Most;

    /// <summary>Whether it is counted, and so has bounds.</summary>
    public static bool IsCounted(this Fact fact) => fact.Type() is FactType.Years or FactType.Months or FactType.Money or FactType.Number;

    /// <summary>The fact of a name; null for a name that none has.</summary>
    public static Fact? Find(string? name) => name is not null && ByName.TryGetValue(name, out var fact) ? fact : null;

    private sealed record Declared(string Name, FactType Type, ImmutableArray<string> Codes, long Most = 0);
}
