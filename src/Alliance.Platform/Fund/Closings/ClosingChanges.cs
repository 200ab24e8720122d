using Alliance.Platform.Entries;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Fund.Closings;

/// <summary>Months closed, and opened again.</summary>
internal sealed class ClosingChanges(PlatformDb db, IStringLocalizer<FundText> text) : IRecentChanges
{
    private const string Page = "/fund/closings";

    public string Permission => Permissions.ReadFund;

    public async Task<IReadOnlyList<RecentChange>> Latest(int most, CancellationToken ct)
    {
        var closings = await db.Set<MonthClosing>().AsNoTracking().OrderByDescending(x => x.ReopenedAt ?? x.ClosedAt).Take(most).ToListAsync(ct);
        return
        [
            .. closings.Select(x => new RecentChange(x.ClosedAt, x.ClosedBy, text["Closing of {0}", Formats.Month(x.Until)], Page)),
            .. closings.Where(x => x.ReopenedAt is not null).Select(x => new RecentChange(x.ReopenedAt!.Value, x.ReopenedBy ?? "", text["Reopening of {0}", Formats.Month(x.Until)], Page)),
        ];
    }
}
