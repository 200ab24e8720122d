using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Platform.Fund;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Origination.Enterprises;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Insight.Figures;

/// <summary>What funders have paid in, by value date and less what was given back. Money of the whole platform: it stands in each month's total and in no cell.</summary>
internal sealed class FundPaidIn
{
    private readonly List<(DateOnly On, Money Amount)> _movements;

    private FundPaidIn(List<(DateOnly On, Money Amount)> movements) => _movements = movements;

    /// <summary>What is due when it changed: no enterprise.</summary>
    public static Id<Enterprise> Due => default;

    public static async Task<FundPaidIn> Read(PlatformDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var movements = await db.Set<FundMovement>().Where(x => x.Kind == FundMovementKind.Contribution).Select(x => new { x.ValueOn, x.Amount }).ToListAsync(ct);
        return new(movements.ConvertAll(x => (x.ValueOn, x.Amount)));
    }

    /// <summary>The total with what had been paid in by the end of a day.</summary>
    public FigureSet PutInto(FigureSet total, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(total);
        var paidIn = _movements.Where(x => x.On <= asOf).Sum(x => x.Amount.Centimes);
        return total + new FigureSet { [Indicators.FundPaidIn] = paidIn - total[Indicators.FundPaidIn] };
    }
}
