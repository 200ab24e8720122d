using Alliance.Platform.Entries;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Notices;
using Alliance.Tenancy.Jobs.Daily;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Fund.Closings;

/// <summary>Who closes months hears each day whether one is over and open, and when books and loans were found to differ.</summary>
public sealed class ClosingNotices(PlatformDb db, RaiseNotice raise) : IDailyWork
{
    public static NoticeKind ToClose { get; } = new("month-to-close", typeof(FundText), Permissions.CloseMonths) { Days = 60 };

    public static NoticeKind Differs { get; } = new("closing-differs", typeof(FundText), Permissions.CloseMonths) { ByMail = true };

    private const string Page = "/fund/closings";

    /// <summary>The last month that is over: once for each month, however often the day's work runs. Where no money has moved there is nothing to close.</summary>
    public async Task<bool> Step(BusinessDays days, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(days);
        var last = Months.MonthOf(days.Today).AddDays(-1);
        if (await FundBooks.ReadClosedUntil(db, ct) >= last || !await db.Set<FundMovement>().AnyAsync(x => x.PostedOn <= last, ct)) return false;

        await raise.Handle(ToClose, new(KeyOf(last), Page) { Details = [NoticeDetails.MonthOf(last)] }, ct);
        return false;
    }

    /// <summary>With a month all before it are closed; told of earlier ones is long forgotten.</summary>
    internal async Task Close(DateOnly until, CancellationToken ct)
    {
        foreach (var month in Enumerable.Range(0, 3).Select(x => until.AddMonths(-x))) await raise.Settle(ToClose, KeyOf(month), ct);
    }

    internal Task Differ(MonthClosing closing, CancellationToken ct) =>
        raise.Handle(Differs, new($"{closing.Id}", Page) { Details = [NoticeDetails.MonthOf(closing.Until)] }, ct);

    private static string KeyOf(DateOnly month) => NoticeDetails.MonthOf(month);
}
