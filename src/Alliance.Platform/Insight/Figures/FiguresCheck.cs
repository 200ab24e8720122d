using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Insight.Figures;

/// <summary>Whether the figures are of today.</summary>
internal sealed class FiguresCheck(PlatformDb db, IBusinessDate business, IStringLocalizer<PlatformText> text) : IPlatformCheck
{
    public async Task<CheckResult> Look(CancellationToken ct)
    {
        var asOf = await db.Set<FiguresProgress>().Select(x => (DateOnly?)x.AsOf).SingleOrDefaultAsync(ct);
        return asOf == business.Today
            ? new(text["The figures are up to date."], IsFine: true, "/dashboard")
            : new(text["The figures are of {0}: they are being computed.", Ui.Formats.LongDate(asOf)], IsFine: false, "/dashboard");
    }
}
