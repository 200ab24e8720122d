using System.Globalization;
using CsCheck;

namespace Alliance.Schemes.Tests;

/// <summary>A condition as these tests make it up: written as YAML for the product, and answered here by other means, as a person with paper and pencil would.</summary>
internal abstract record Asked
{
    public abstract string Yaml { get; }

    /// <summary>True, false, or null where what is known doesn't say.</summary>
    public abstract bool? Holds(IReadOnlyDictionary<string, object?> known);
}

/// <param name="Operator">As files have it; amounts in whole dirhams and centimes.</param>
internal sealed record AskedNumber(string Fact, string Operator, decimal Value) : Asked
{
    public override string Yaml => $"{{ fact: {Fact}, {Operator}: {Value.ToString(CultureInfo.InvariantCulture)} }}";

    public override bool? Holds(IReadOnlyDictionary<string, object?> known)
    {
        if (known.GetValueOrDefault(Fact) is not decimal given) return null;
        if (Operator == "at-most") return !(given > Value);
        if (Operator == "less-than") return given < Value;
        if (Operator == "at-least") return !(given < Value);
        return given > Value;
    }
}

internal sealed record AskedRange(string Fact, decimal From, decimal To) : Asked
{
    public override string Yaml => $"{{ fact: {Fact}, from: {From.ToString(CultureInfo.InvariantCulture)}, to: {To.ToString(CultureInfo.InvariantCulture)} }}";

    public override bool? Holds(IReadOnlyDictionary<string, object?> known) =>
        known.GetValueOrDefault(Fact) is decimal given ? given >= From && given <= To : null;
}

internal sealed record AskedShare(decimal Percent) : Asked
{
    public override string Yaml => $"{{ fact: own-funds, at-least-share: {Percent.ToString(CultureInfo.InvariantCulture)} %, of: investment }}";

    public override bool? Holds(IReadOnlyDictionary<string, object?> known) =>
        known.GetValueOrDefault("own-funds") is decimal part && known.GetValueOrDefault("investment") is decimal whole ? part * 100m >= whole * Percent : null;
}

internal sealed record AskedSector(string[] Codes) : Asked
{
    public override string Yaml => $"{{ fact: sector, one-of: [{string.Join(", ", Codes)}] }}";

    public override bool? Holds(IReadOnlyDictionary<string, object?> known) => known.GetValueOrDefault("sector") is string code ? Array.IndexOf(Codes, code) >= 0 : null;
}

internal sealed record AskedRural(bool Yes) : Asked
{
    public override string Yaml => $"{{ fact: rural, is: {(Yes ? "yes" : "no")} }}";

    public override bool? Holds(IReadOnlyDictionary<string, object?> known) => known.GetValueOrDefault("rural") is bool given ? given == Yes : null;
}

/// <param name="Kind"><c>all</c>, <c>any</c> or <c>none</c>.</param>
internal sealed record AskedTogether(string Kind, Asked[] Of) : Asked
{
    public override string Yaml => $"{{ {Kind}: [{string.Join(", ", Of.Select(x => x.Yaml))}] }}";

    /// <summary>By counting: who is sure to hold, who is sure to fail, and whether that settles it.</summary>
    public override bool? Holds(IReadOnlyDictionary<string, object?> known)
    {
        var each = Of.Select(x => x.Holds(known)).ToList();
        var (holding, failing) = (each.Count(x => x == true), each.Count(x => x == false));
        if (Kind == "all") return failing > 0 ? false : holding == each.Count ? true : null;
        if (Kind == "any") return holding > 0 ? true : failing == each.Count ? false : null;
        return holding > 0 ? false : failing == each.Count ? true : null;
    }
}

/// <summary>Random conditions and random people, in so small a world that they meet at every boundary.</summary>
internal static class Made
{
    private static readonly string[] Amounts = ["investment", "own-funds", "amount", "turnover"];
    private static readonly string[] Counts = ["age", "jobs", "enterprise-age"];
    private static readonly string[] Sectors = ["trade", "fishing", "crafts"];
    private static readonly string[] Minima = ["at-least", "more-than"];
    private static readonly string[] Operators = [.. Minima, "at-most", "less-than"];

    private static readonly Gen<Asked> Share = Gen.Int[0, 1_000].Select(x => (Asked)new AskedShare(x / 10m));

    private static Gen<Asked> Number(string[] facts, string[] operators, decimal unit) =>
        Gen.Select(One(facts), One(operators), Gen.Int[0, 6]).Select((fact, given, value) => (Asked)new AskedNumber(fact, given, value * unit));

    private static readonly Gen<Asked> Plain = Gen.OneOf(
        Number(Counts, Operators, 1m),
        Gen.Select(One(Counts), Gen.Int[0, 3], Gen.Int[0, 3]).Select((fact, from, more) => (Asked)new AskedRange(fact, from, from + more)),
        Gen.Select(One(Sectors), One(Sectors)).Select((one, other) => (Asked)new AskedSector([.. new[] { one, other }.Distinct()])),
        Gen.Bool.Select(x => (Asked)new AskedRural(x)));

    /// <summary>Of every kind, up to three levels.</summary>
    public static readonly Gen<Asked> Any = Nested(Gen.OneOf(Plain, Share, Number(Amounts, Operators, 0.01m)), ["all", "any", "none"]);

    /// <summary>That asks of own funds minima alone.</summary>
    public static readonly Gen<Asked> OfMinima = Nested(Gen.OneOf(Plain, Share, Number(["own-funds"], Minima, 0.01m), Number(["investment", "amount"], Operators, 0.01m)), ["all", "any"]);

    /// <summary>Of each fact a value, "I don't know" (null), or nothing.</summary>
    public static readonly Gen<Dictionary<string, object?>> Person =
        Gen.Select(Each(Amounts, 0.01m), Each(Counts, 1m), Gen.OneOf(One(Sectors).Select(x => (object?)x), Gen.Const((object?)null)), Gen.OneOf(Gen.Bool.Select(x => (object?)x), Gen.Const((object?)null)), Gen.Int[0, 511])
            .Select((amounts, counts, sector, rural, said) => amounts.Concat(counts).Append(("sector", sector)).Append(("rural", rural))
                .Where((_, at) => (said >> at & 1) == 1).ToDictionary(x => x.Item1, x => x.Item2, StringComparer.Ordinal));

    /// <summary>The product's scheme; null where it refuses it, as it does a contradiction.</summary>
    public static Scheme? Scheme(Asked asked, string code = "sample")
    {
        try
        {
            return Sample.Scheme($"conditions: {asked.Yaml}", code);
        }
        catch (Kernel.RefusedException refused) when (refused.Code is "scheme.contradiction")
        {
            return null;
        }
    }

    public static Profile Profile(IReadOnlyDictionary<string, object?> known) => Sample.Person([.. known.Select(x => (Facts.Find(x.Key)!.Value, Value(x.Key, x.Value)))]);

    private static object Value(string fact, object? value) => value is decimal number && Counts.Contains(fact) ? (int)number : value ?? Sample.DontKnow;

    private static Gen<string> One(string[] words) => Gen.Int[0, words.Length - 1].Select(x => words[x]);

    private static Gen<(string, object?)[]> Each(string[] facts, decimal unit) =>
        Gen.Int[-1, 7].Array[facts.Length].Select(values => facts.Zip(values, (fact, x) => (fact, x < 0 ? null : (object?)(x * unit))).ToArray());

    private static Gen<Asked> Nested(Gen<Asked> leaf, string[] kinds)
    {
        var one = Group(leaf, kinds);
        var two = Group(Gen.OneOf(leaf, one), kinds);
        return Gen.OneOf(leaf, one, two, Group(Gen.OneOf(leaf, two), kinds));
    }

    private static Gen<Asked> Group(Gen<Asked> part, string[] kinds) =>
        Gen.Select(One(kinds), part.Array[1, 3]).Select((kind, of) => (Asked)new AskedTogether(kind, of));
}
