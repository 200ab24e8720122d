using System.Collections.Immutable;
using Alliance.Kernel;

namespace Alliance.Platform.Collection.Arrears;

/// <param name="From">Fewest days late.</param>
/// <param name="To">Most; null for the open bucket at the end.</param>
/// <param name="Outstanding">Capital that its loans still owe, late or not.</param>
public sealed record ArrearsBucket(int From, int? To, int Loans, Money AmountLate, Money Outstanding);

/// <summary>The state of arrears on a day (rule 11).</summary>
/// <param name="Outstanding">Capital outstanding of all loans.</param>
/// <param name="OutstandingOver30">Of loans more than 30 days late.</param>
/// <param name="Buckets">By days late of each loan.</param>
public sealed record ArrearsFigures(
    DateOnly AsOf, int LateLoans, Money AmountLate, Money Outstanding, Money OutstandingOver30, Money OutstandingOver90, ImmutableArray<ArrearsBucket> Buckets)
{
    /// <summary>0 to 1; null when nothing is outstanding.</summary>
    public decimal? Par30 => Ratio(OutstandingOver30);

    /// <summary>0 to 1; null when nothing is outstanding.</summary>
    public decimal? Par90 => Ratio(OutstandingOver90);

    private decimal? Ratio(Money part) =>
        Outstanding == Money.Zero ? null : decimal.Round((decimal)part.Centimes / Outstanding.Centimes, 6, MidpointRounding.ToEven);
}

/// <summary>Adds loans up to <see cref="ArrearsFigures"/>.</summary>
/// <param name="limits">Last day late of each bucket but the open one.</param>
internal sealed class ArrearsTally(ImmutableArray<int> limits)
{
    private readonly (int Loans, Money Late, Money Outstanding)[] _buckets = new (int, Money, Money)[limits.Length + 1];
    private int _late;
    private Money _amountLate, _outstanding, _over30, _over90;

    /// <param name="loans">How many, when the amounts are sums over several that are equally late.</param>
    public void Add(int daysLate, Money amountLate, Money outstanding, int loans = 1)
    {
        _outstanding += outstanding;
        if (daysLate <= 0) return;

        _late += loans;
        _amountLate += amountLate;
        if (daysLate > 30) _over30 += outstanding;
        if (daysLate > 90) _over90 += outstanding;
        ref var bucket = ref _buckets[limits.TakeWhile(x => daysLate > x).Count()];
        bucket = (bucket.Loans + loans, bucket.Late + amountLate, bucket.Outstanding + outstanding);
    }

    public ArrearsFigures ToFigures(DateOnly asOf) => new(
        asOf, _late, _amountLate, _outstanding, _over30, _over90,
        [.. _buckets.Select((x, at) => new ArrearsBucket(at == 0 ? 1 : limits[at - 1] + 1, at == limits.Length ? null : limits[at], x.Loans, x.Late, x.Outstanding))]);
}
