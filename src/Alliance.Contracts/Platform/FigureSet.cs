using System.Text.Json.Serialization;

namespace Alliance.Contracts.Platform;

/// <summary>Stocks by their codes, in whole numbers that may be added: amounts in centimes. What isn't named is zero.</summary>
/// <remarks>A code that this version doesn't declare is kept and passed on: a newer platform may announce to an older Alliance.</remarks>
[JsonConverter(typeof(FigureSetJson))]
public sealed record FigureSet
{
    public static readonly FigureSet Zero = new();

    private readonly Dictionary<string, long> _byCode = new(StringComparer.Ordinal);

    public FigureSet()
    {
    }

    internal FigureSet(IEnumerable<KeyValuePair<string, long>> byCode)
    {
        foreach (var (code, number) in byCode) Put(code, number);
    }

    public long this[Stock stock]
    {
        get => _byCode.GetValueOrDefault(stock.Code);
        init => Put(stock.Code, value);
    }

    /// <param name="numbers">In the order of <paramref name="stocks"/>.</param>
    public static FigureSet Of(IReadOnlyList<Stock> stocks, ReadOnlySpan<long> numbers)
    {
        ArgumentNullException.ThrowIfNull(stocks);
        var figures = new FigureSet();
        for (var i = 0; i < stocks.Count; i++) figures.Put(stocks[i].Code, numbers[i]);
        return figures;
    }

    public static FigureSet operator +(FigureSet left, FigureSet right) => Combine(left, right, 1);

    public static FigureSet operator -(FigureSet left, FigureSet right) => Combine(left, right, -1);

    /// <summary>Without zeros, ordered by code.</summary>
    public IEnumerable<KeyValuePair<string, long>> ByCode() => _byCode.OrderBy(x => x.Key, StringComparer.Ordinal);

    public bool Equals(FigureSet? other) =>
        other is not null && _byCode.Count == other._byCode.Count && _byCode.All(x => other._byCode.TryGetValue(x.Key, out var number) && number == x.Value);

    public override int GetHashCode() => _byCode.Aggregate(0, (sum, x) => sum ^ HashCode.Combine(x.Key, x.Value));

    public override string ToString() => $"{{ {string.Join(", ", ByCode().Select(x => $"{x.Key} = {x.Value}"))} }}";

    private static FigureSet Combine(FigureSet left, FigureSet right, int sign)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var sum = new FigureSet(left._byCode);
        foreach (var (code, number) in right._byCode) sum.Put(code, checked(sum._byCode.GetValueOrDefault(code) + sign * number));
        return sum;
    }

    private void Put(string code, long number)
    {
        if (number == 0) _byCode.Remove(code);
        else _byCode[code] = number;
    }
}
