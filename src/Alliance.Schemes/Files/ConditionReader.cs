using System.Collections.Immutable;

namespace Alliance.Schemes;

/// <summary>Reads conditions as they are declared: one requirement, or all, any, none of several.</summary>
internal sealed class ConditionReader
{
    private const string Id = "id";

    private static readonly string[] Groups = ["all", "any", "none"];
    private static readonly string[] Lower = ["at-least", "more-than", "from", "from-on"];
    private static readonly string[] Upper = ["at-most", "less-than", "to", "until"];
    private static readonly string[] Shares = ["at-least-share", "less-than-share"];

    /// <summary>What a condition may say besides its fact and its name.</summary>
    public static ImmutableArray<string> Operators { get; } = [.. Lower, .. Upper, .. Shares, "of", "one-of", "is"];

    private static readonly ImmutableArray<string> OfOne = [Id, "fact", .. Operators];

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <exception cref="Kernel.RefusedException">With the line.</exception>
    public Condition Read(Node node)
    {
        if (node is not Mapping mapping) throw Refusal.At(node.Line, "scheme.expects-fields", "conditions");
        return Groups.FirstOrDefault(x => mapping.Find(x) is not null) is { } group ? Group(mapping, group) : Single(mapping);
    }

    private ConditionGroup Group(Mapping mapping, string kind)
    {
        var fields = new Fields("conditions", mapping, [Id, kind]);
        var (id, read, meanings) = (IdOf(fields), ImmutableArray.CreateBuilder<Condition>(), new List<Rule>());
        foreach (var item in fields.Items(kind))
        {
            var condition = Read(item);
            read.Add(condition);
            if (kind is "any") continue;
            meanings.Add(kind is "none" ? condition.Meaning().Not() : condition.Meaning());
            if (Consistency.Conflict(meanings) is { } fact) throw Refusal.At(item.Line, "scheme.contradiction", fact.Name());
        }

        return new(id, kind switch { "all" => GroupKind.All, "any" => GroupKind.Any, _ => GroupKind.None }, read.ToImmutable());
    }

    private SingleCondition Single(Mapping mapping)
    {
        var fields = new Fields("conditions", mapping, OfOne);
        var named = fields.Said("fact") ?? throw Refusal.At(mapping.Line, "scheme.missing", "fact");
        var fact = Facts.Find(named.Text) ?? throw Refusal.At(named.Line, "scheme.unknown-value", Refusal.Cut(named.Text), Refusal.Nearest(named.Text, [.. Facts.Names]));
        foreach (var given in mapping.Entries.Where(x => Operators.Contains(x.Key, StringComparer.Ordinal) && !Suits(x.Key, fact)))
            throw Refusal.At(given.Line, "scheme.wrong-operator", given.Key, fact.Name());

        var requirement = Requirement(fields, fact);
        if (Consistency.Conflict([requirement]) is not null) throw Refusal.At(mapping.Line, "scheme.contradiction", fact.Name());
        return new(IdOf(fields), requirement);
    }

    private static bool Suits(string given, Fact fact) => fact.Type() switch
    {
        FactType.Day => given is "from-on" or "until",
        FactType.YesNo => given is "is",
        FactType.Choice or FactType.Place => given is "one-of",
        FactType.Money => given is not ("from-on" or "until" or "is" or "one-of"),
        _ => given is "at-least" or "more-than" or "from" or "at-most" or "less-than" or "to",
    };

    private static Requirement Requirement(Fields fields, Fact fact)
    {
        if (fact.Type() is FactType.YesNo && fields.YesNo("is") is { } yes) return new YesOrNo(fact, yes);
        if (fact.Type() is FactType.Choice && fields.Has("one-of")) return new Among(fact, fields.Codes("one-of", fact.Codes()), Inside: true);
        if (fact.Type() is FactType.Place && fields.Has("one-of")) return new Among(fact, fields.Codes("one-of", SchemeReader.PlaceCodes), Inside: true);

        var (low, high, share) = (Only(fields, Lower), Only(fields, Upper), Only(fields, Shares));
        if (share is not null && (low ?? high) is { } beside) throw Refusal.At(fields.Line, "scheme.two-operators", share, beside);
        if (share is not null) return ShareOf(fields, fact, share);
        if (fields.Has("of")) throw Refusal.At(fields.Find("of")!.Line, "scheme.wrong-operator", "of", fact.Name());
        if (low is null && high is null) throw Refusal.At(fields.Line, "scheme.no-operator", fact.Name());
        return new Within(fact, End(fields, fact, low, "more-than"), End(fields, fact, high, "less-than"));
    }

    private static string? Only(Fields fields, string[] operators) => operators.Where(fields.Has).ToList() switch
    {
        [] => null,
        [var one] => one,
        [var one, var other, ..] => throw Refusal.At(fields.Find(other)!.Line, "scheme.two-operators", one, other),
    };

    private static Share ShareOf(Fields fields, Fact fact, string share)
    {
        var named = fields.Said("of") ?? throw Refusal.At(fields.Line, "scheme.missing", "of");
        if (Facts.Find(named.Text) is not { } whole || whole.Type() is not FactType.Money || whole == fact)
            throw Refusal.At(named.Line, "scheme.unknown-value", Refusal.Cut(named.Text), Refusal.Nearest(named.Text, [.. Enum.GetValues<Fact>().Where(x => x.Type() is FactType.Money && x != fact).Select(x => x.Name())]));
        return new(fact, fields.Percent(share)!.Value, whole, AtLeast: share is "at-least-share");
    }

    private static Bound? End(Fields fields, Fact fact, string? given, string excluding) => given is null
        ? null
        : new(fact is Fact.Day ? Fields.Day(fields.Said(given)!).DayNumber : Fields.Number(fields.Said(given)!, fact), Included: given != excluding);

    private string? IdOf(Fields fields)
    {
        if (!fields.Has(Id)) return null;
        var id = fields.Code(Id);
        return _ids.Add(id) ? id : throw Refusal.At(fields.Find(Id)!.Line, "scheme.duplicate-id", id);
    }
}
