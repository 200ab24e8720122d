using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Enterprises;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Insight.Figures;

/// <summary>Keeps the months equal to the sum over the enterprises, and announces each month that changed, in the same transaction.</summary>
/// <remarks>Everything but the fund hangs on an enterprise: one that changed, or whose instalment falls due, is computed again from scratch and the difference
/// to its last contribution applied. A payment of today so touches one enterprise and one month; a rebuild does the same for all.</remarks>
public sealed class FiguresKeeper(PlatformDb db, IBusinessDate business, TimeProvider clock)
{
    /// <summary>Most changes taken in one go; the rest follows in the next.</summary>
    private const int DueAtATime = 5_000;

    /// <summary>Whether anything is to be done, by reading alone.</summary>
    public async Task<bool> IsBehind(CancellationToken ct) =>
        await db.FiguresDue.AnyAsync(ct) || !await db.FiguresProgress.AnyAsync(x => x.AsOf == business.Today && x.Definitions == Contribution.Definitions, ct);

    /// <summary>Takes in what changed, and a new business date.</summary>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> CatchUp(IProgress<string>? tell = null, CancellationToken ct = default)
    {
        var today = business.Today;
        var progress = await db.FiguresProgress.SingleOrDefaultAsync(ct);
        if (progress is null || progress.Definitions != Contribution.Definitions || progress.AsOf > today)
        {
            await Rebuild(tell, ct);
            return false;
        }

        var due = await db.FiguresDue.OrderBy(x => x.Id).Take(DueAtATime).ToListAsync(ct);
        var isNewDay = progress.AsOf < today;
        if (due.Count == 0 && !isNewDay) return false;

        var ids = due.Select(x => x.EnterpriseId).ToHashSet();
        if (isNewDay) ids.UnionWith(await db.Contributions.Where(x => x.NextOn <= today).Select(x => x.EnterpriseId).ToListAsync(ct));
        var changes = await Recompute([.. ids], today, null, ct);
        db.FiguresDue.RemoveRange(due);
        await Publish(changes, progress, today, ct, ids.Contains(FundPaidIn.Due) ? DateOnly.MinValue : null);
        await db.SaveChangesAsync(ct);
        return due.Count == DueAtATime;
    }

    /// <summary>Computes everything again from dossiers, loans and observations, and announces all months. Linear in the number of loans.</summary>
    public async Task Rebuild(IProgress<string>? tell = null, CancellationToken ct = default)
    {
        var today = business.Today;
        var due = await db.FiguresDue.ToListAsync(ct);
        var progress = await db.FiguresProgress.SingleOrDefaultAsync(ct);
        // Months are emptied before contributions are put in again, so that whatever was wrong with either is gone.
        foreach (var month in await db.Months.ToListAsync(ct))
        {
            (month.Total, month.Cells) = (FigureSet.Zero, []);
            if (month.Month > today) db.Months.Remove(month); // a demonstration was pinned to an earlier day
        }

        var known = await db.Contributions.AsNoTracking().Select(x => x.EnterpriseId).ToListAsync(ct);
        var all = known.Union(await db.Enterprises.Select(x => x.Id).ToListAsync(ct)).ToArray();

        var changes = await Recompute(all, today, tell, ct, fromNothing: true);
        db.FiguresDue.RemoveRange(due);
        if (progress is null) db.FiguresProgress.Add(progress = new() { AsOf = today, Definitions = Contribution.Definitions });
        await Publish(changes, progress, today, ct, DateOnly.MinValue, everyMonth: true);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Announces every month again, because the Alliance asks for it.</summary>
    public async Task AnnounceAll(CancellationToken ct = default)
    {
        var months = await db.Months.OrderBy(x => x.Month).ToListAsync(ct);
        var years = YearEnds.Of(months);
        foreach (var month in months) Announce(month, years);
        if (await db.FiguresProgress.AsNoTracking().SingleOrDefaultAsync(ct) is { } progress) Announce(progress.AsOf, months);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Says which revision of each month was announced last, so that the Alliance notices what it lacks.</summary>
    public async Task AnnounceInventory(CancellationToken ct = default)
    {
        if (await db.FiguresProgress.AsNoTracking().SingleOrDefaultAsync(ct) is not { } progress) return;
        Announce(progress.AsOf, await db.Months.AsNoTracking().OrderBy(x => x.Month).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
    }

    private async Task<MonthChanges> Recompute(
        Id<Enterprise>[] ids, DateOnly today, IProgress<string>? tell, CancellationToken ct, bool fromNothing = false)
    {
        var changes = new MonthChanges();
        var done = 0;
        foreach (var chunk in ids.Chunk(EnterpriseRecords.AtATime))
        {
            // What was stored is read before what it is computed from: should another process store a newer one meanwhile, ours is refused.
            var stored = await db.Contributions.Where(x => chunk.Contains(x.EnterpriseId)).ToDictionaryAsync(x => x.EnterpriseId, ct);
            foreach (var record in await EnterpriseRecords.Load(db, chunk, ct))
            {
                var (id, now) = (record.Enterprise.Id, EnterpriseContribution.Of(record, today));
                Replace(stored.GetValueOrDefault(id), id, now, NextChange.After(record, today), changes, fromNothing);
            }

            tell?.Report($"{done += chunk.Length}/{ids.Length}");
        }

        return changes;
    }

    private void Replace(StoredContribution? stored, Id<Enterprise> id, Contribution now, DateOnly? nextOn, MonthChanges changes, bool fromNothing)
    {
        var body = now.ToJson();
        if (stored is null)
        {
            db.Contributions.Add(new() { EnterpriseId = id, Body = body, NextOn = nextOn });
        }
        else
        {
            if (stored.Body == body && stored.NextOn == nextOn && !fromNothing) return;
            if (!fromNothing) changes.TakeBack(Contribution.FromJson(stored.Body));
            (stored.Body, stored.NextOn) = (body, nextOn);
            db.Revise(stored); // even one that is as it was: another process may store a newer one meanwhile
        }

        changes.Add(now);
    }

    /// <summary>Writes the changes into the months, goes on to the month of <paramref name="today"/>, and announces what is new.</summary>
    /// <param name="atLeastFrom">Months to look at whatever the changes.</param>
    private async Task Publish(
        MonthChanges changes, FiguresProgress progress, DateOnly today, CancellationToken ct, DateOnly? atLeastFrom = null, bool everyMonth = false)
    {
        var isNewDay = progress.AsOf != today;
        var changedFrom = changes.From;
        var from = isNewDay && (changedFrom is null || Months.MonthOf(progress.AsOf) < changedFrom) ? Months.MonthOf(progress.AsOf) : changedFrom;
        if ((atLeastFrom ?? from) is { } first)
        {
            var months = await LoadMonths(first, changedFrom, today, ct);
            var toAnnounce = changes.ApplyTo(months);
            var paidIn = await FundPaidIn.Read(db, ct);
            var years = await YearEnds.Read(db, ct);
            foreach (var month in months)
            {
                var asOf = Months.AsOf(month.Month, today);
                var total = paidIn.PutInto(month.Total, asOf);
                if (total != month.Total)
                {
                    month.Total = total;
                    toAnnounce.Add(month);
                }

                if (month.AsOf == asOf && !everyMonth && !toAnnounce.Contains(month) && db.Entry(month).State is not EntityState.Added) continue;
                month.AsOf = asOf;
                Announce(month, years);
            }

            if (isNewDay || everyMonth) Announce(today, await WithEarlier(months, ct));
        }

        if (!isNewDay && progress.Definitions == Contribution.Definitions && !everyMonth) return;
        (progress.AsOf, progress.Definitions) = (today, Contribution.Definitions);
        db.Revise(progress); // even on the same day: here two processes meet
    }

    /// <summary>Rows from <paramref name="from"/> to today without gaps: new ones carry on the stocks of the month before.</summary>
    private async Task<List<FiguresMonth>> LoadMonths(DateOnly from, DateOnly? changedFrom, DateOnly today, CancellationToken ct)
    {
        var stored = await db.Months.Where(x => x.Month >= from && x.Month <= today).ToDictionaryAsync(x => x.Month, ct);
        var before = await db.Months.AsNoTracking().Where(x => x.Month < from).OrderByDescending(x => x.Month).FirstOrDefaultAsync(ct);
        if (before is null && stored.Count == 0 && changedFrom is null) return [];

        var firstStored = stored.Count > 0 ? stored.Keys.Min() : DateOnly.MaxValue;
        var first = before is not null ? before.Month.AddMonths(1) : changedFrom < firstStored ? changedFrom.Value : firstStored;
        List<FiguresMonth> months = [];
        for (var month = first; month <= today; month = month.AddMonths(1))
        {
            if (!stored.TryGetValue(month, out var row))
                db.Months.Add(row = new() { Month = month, AsOf = Months.AsOf(month, today), Total = before?.Total ?? FigureSet.Zero, Cells = before?.Cells ?? [] });
            months.Add(before = row);
        }

        return months;
    }

    private async Task<List<FiguresMonth>> WithEarlier(List<FiguresMonth> months, CancellationToken ct)
    {
        if (months.Count == 0) return months;
        var first = months[0].Month;
        return [.. await db.Months.AsNoTracking().Where(x => x.Month < first).OrderBy(x => x.Month).ToListAsync(ct), .. months];
    }

    private void Announce(FiguresMonth month, YearEnds years) => db.Announce(month.ToAnnouncement(clock.GetUtcNow(), years), OutboxMessage.ToAlliance);

    private void Announce(DateOnly today, IEnumerable<FiguresMonth> months) => db.Announce(
        new FiguresInventory(today, [.. months.Select(x => new MonthRevision(x.Month, x.Revision, x.Told is not null))]), OutboxMessage.ToAlliance);
}
