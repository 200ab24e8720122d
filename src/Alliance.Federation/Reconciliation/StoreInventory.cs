using Alliance.Contracts.Platform;
using Alliance.Federation.Figures;
using Alliance.Federation.Platforms;
using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Messages;
using Alliance.Tenancy.Organisations;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Federation.Reconciliation;

/// <summary>Compares what a platform says it announced with what is stored; what was lost on the way is asked for again.</summary>
public sealed class StoreInventory(
    FederationDb db, NationalVersions versions, PlatformRegistry platforms, TenantContext tenant, MessageSender sender, Outbox outbox, TimeProvider clock)
    : IConsumer<FiguresInventory>
{
    public Task Consume(ConsumeContext<FiguresInventory> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Handle(sender.Organisation, context.Message, context.CancellationToken);
    }

    /// <returns>Whether the platform was asked for its figures.</returns>
    /// <exception cref="RefusedException">The sender isn't a platform, or the inventory contradicts itself.</exception>
    public async Task<bool> Handle(Organisation from, FiguresInventory inventory, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(inventory);
        platforms.DemandPlatform(from);
        if (inventory.Months.Any(x => x.Month.Day != 1 || x.Revision < 1) || inventory.Months.DistinctBy(x => x.Month).Count() != inventory.Months.Count)
            throw new RefusedException("figures.malformed", "The inventory isn't one of months.");

        var asked = false;
        var stored = await db.Change(async () => await Store(from, inventory, ct) is { } report && await AskIfIncomplete(report), ct);
        if (stored) versions.Forget(tenant.Organisation.Id);
        if (asked) outbox.RingAgain(tenant);
        return asked;

        async Task<bool> AskIfIncomplete(PlatformReport report)
        {
            await db.SaveChangesAsync(ct); // the comparison below is the database's
            asked = await Gaps.Of(db).AnyAsync(x => x.PlatformId == from.Id, ct)
                && db.Ask(report, "What was announced did not all arrive.", clock.GetUtcNow().UtcDateTime);
            return true;
        }
    }

    /// <returns>Null for an inventory older than the one known.</returns>
    private async Task<PlatformReport?> Store(Organisation from, FiguresInventory inventory, CancellationToken ct)
    {
        var report = await db.ReportOf(from, ct);
        if (inventory.BusinessDate < report.InventoryOn) return null;

        // Of two inventories of one day the later one may come first: it has the higher revisions.
        var sameDay = inventory.BusinessDate == report.InventoryOn;
        var known = await db.AnnouncedRevisions.Where(x => x.PlatformId == from.Id).ToDictionaryAsync(x => x.Month, ct);
        foreach (var (month, revision) in inventory.Months)
        {
            if (known.Remove(month, out var line)) line.Revision = sameDay ? Math.Max(line.Revision, revision) : revision;
            else db.Add(new AnnouncedRevision { PlatformId = from.Id, Month = month, Revision = revision });
        }

        if (!sameDay) db.RemoveRange(known.Values);
        (report.InventoryOn, report.InventoryAt) = (inventory.BusinessDate, clock.GetUtcNow().UtcDateTime);
        return report;
    }
}
