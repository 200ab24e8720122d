using Alliance.Contracts.Platform;
using Alliance.Platform.Entries;

namespace Alliance.Platform.Insight.Figures;

/// <summary>Changes of stocks per month, while they are gathered.</summary>
internal sealed class Changes
{
    private readonly Dictionary<Stock, SortedDictionary<int, long>> _byStock = [];

    public bool AreNone => _byStock.Values.All(x => x.Values.All(y => y == 0));

    public void Add(DateOnly on, Stock stock, long change)
    {
        if (change == 0) return;
        if (!_byStock.TryGetValue(stock, out var months)) _byStock[stock] = months = [];
        var month = Months.IndexOf(on);
        months[month] = months.GetValueOrDefault(month) + change;
    }

    public Contribution.Part ToPart(IReadOnlyDictionary<string, string> by) => new(by, _byStock
        .Where(x => x.Value.Values.Any(y => y != 0))
        .OrderBy(x => x.Key.Code, StringComparer.Ordinal)
        .ToDictionary(x => x.Key.Code, x => x.Value.Where(y => y.Value != 0).SelectMany(y => new[] { y.Key, y.Value }).ToArray(), StringComparer.Ordinal));
}
