using Alliance.Contracts.Platform;
using Alliance.Federation.Figures;
using Alliance.Federation.Platforms;
using Alliance.Kernel;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Messages;
using Alliance.Tenancy.Organisations;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Federation.Reconciliation;

/// <summary>Keeps what a platform says it announced. Where that isn't what is stored, the platform counts as late, and <see cref="AskForGaps"/> asks for it.</summary>
public sealed class StoreInventory(
    FederationDb db, NationalVersions versions, PlatformRegistry platforms, TenantContext tenant, MessageSender sender, JobSignal<TellNationalYears> years, TimeProvider clock)
    : IConsumer<FiguresInventory>
{
    public Task Consume(ConsumeContext<FiguresInventory> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Handle(sender.Organisation, context.Message, context.CancellationToken);
    }

    /// <returns>False for an inventory older than the one known.</returns>
    /// <exception cref="RefusedException">The sender isn't a platform, or the inventory contradicts itself.</exception>
    public async Task<bool> Handle(Organisation from, FiguresInventory inventory, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(inventory);
        platforms.DemandPlatform(from);
        if (inventory.Months.Any(x => x.Month.Day != 1 || x.Revision < 1) || inventory.Months.DistinctBy(x => x.Month).Count() != inventory.Months.Count)
            throw new RefusedException("figures.malformed", "The inventory isn't one of months.");

        var stored = await db.Change(() => Store(from, inventory, ct), ct);
        if (!stored) return false;

        versions.Forget(tenant.Organisation.Id);
        years.Raise(tenant.Organisation.Id);
        return true;
    }

    private async Task<bool> Store(Organisation from, FiguresInventory inventory, CancellationToken ct)
    {
        var report = await db.ReportOf(from, ct);
        if (inventory.BusinessDate < report.InventoryOn) return false;

        // Of two inventories of one day the later one may come first: it has the higher revisions.
        var sameDay = inventory.BusinessDate == report.InventoryOn;
        var known = await db.AnnouncedRevisions.Where(x => x.PlatformId == from.Id).ToDictionaryAsync(x => x.Month, ct);
        var lost = await LostYears(from, inventory, ct);
        foreach (var (month, announced, _) in inventory.Months)
        {
            var revision = lost.TryGetValue(month, out var stored) ? Math.Max(announced, stored + 1) : announced;
            if (known.Remove(month, out var line)) line.Revision = sameDay ? Math.Max(line.Revision, revision) : revision;
            else db.Add(new AnnouncedRevision { PlatformId = from.Id, Month = month, Revision = revision });
        }

        if (!sameDay) db.RemoveRange(known.Values);
        (report.InventoryOn, report.InventoryAt) = (inventory.BusinessDate, clock.GetUtcNow().UtcDateTime);
        return true;
    }

    /// <summary>Decembers that are stored without their year, though it was announced with them: while a release is rolled out, a replica of the one before takes them in and doesn't know what was told. The next revision is missing then, so that they are asked for again.</summary>
    /// <returns>With the revision that is stored.</returns>
    private async Task<Dictionary<DateOnly, long>> LostYears(Organisation from, FiguresInventory inventory, CancellationToken ct)
    {
        var told = inventory.Months.Where(x => x.IsTold).ToDictionary(x => x.Month, x => x.Revision);
        if (told.Count == 0) return [];

        var untold = await db.MonthlyFigures
            .Where(x => x.PlatformId == from.Id && x.Month.Month == 12 && !db.MonthlyBreakdowns.Any(y => y.PlatformId == x.PlatformId && y.Month == x.Month && y.Told != null))
            .Select(x => new { x.Month, x.Revision }).ToListAsync(ct);
        return untold.Where(x => told.TryGetValue(x.Month, out var revision) && x.Revision >= revision).ToDictionary(x => x.Month, x => x.Revision);
    }
}
