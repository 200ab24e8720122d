using Alliance.Contracts.Platform;
using Alliance.Federation.Platforms;
using Alliance.Kernel;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Messages;
using Alliance.Tenancy.Organisations;
using MassTransit;

namespace Alliance.Federation.Figures;

/// <summary>Keeps the latest revision of a platform's month. Repeated, late and reordered messages change nothing.</summary>
public sealed class StoreFigures(
    FederationDb db, NationalVersions versions, PlatformRegistry platforms, TenantContext tenant, MessageSender sender, JobSignal<TellNationalYears> years, TimeProvider clock)
    : IConsumer<FiguresAnnounced>
{
    public Task Consume(ConsumeContext<FiguresAnnounced> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Handle(sender.Organisation, context.Message, context.CancellationToken);
    }

    /// <returns>Whether it was news.</returns>
    /// <exception cref="RefusedException">The sender isn't a platform, or the message contradicts itself.</exception>
    public async Task<bool> Handle(Organisation from, FiguresAnnounced announced, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(announced);
        platforms.DemandPlatform(from);
        DemandConsistent(announced);

        // Revisions only rise, so what is old now stays old: repeats needn't wait for their turn.
        if (await db.MonthlyFigures.FindAsync([from.Id, announced.Month], ct) is { } known && known.Revision >= announced.Revision) return false;

        var stored = await db.Change(() => Store(from, announced, ct), ct);
        if (stored) versions.Forget(tenant.Organisation.Id);
        if (stored && announced.Told is not null) years.Raise(tenant.Organisation.Id);
        return stored;
    }

    private async Task<bool> Store(Organisation from, FiguresAnnounced announced, CancellationToken ct)
    {
        var month = await db.MonthlyFigures.FindAsync([from.Id, announced.Month], ct);
        if (month?.Revision >= announced.Revision) return false;

        month ??= db.Add(new MonthlyFigures { PlatformId = from.Id, Month = announced.Month }).Entity;
        var breakdown = await db.MonthlyBreakdowns.FindAsync([from.Id, announced.Month], ct)
            ?? db.Add(new MonthlyBreakdown { PlatformId = from.Id, Month = announced.Month }).Entity;
        var now = clock.GetUtcNow().UtcDateTime;
        month.Replace(announced, now);
        breakdown.Cells = [.. announced.Cells.Where(x => x.By is not null)];
        breakdown.Told = announced.Told ?? breakdown.Told; // what was told isn't taken back, not by a platform restored from an older copy either
        (await db.ReportOf(from, ct)).AnnouncedAt = now;
        return true;
    }

    private static void DemandConsistent(FiguresAnnounced announced)
    {
        if (announced.Month.Day != 1 || announced.AsOf < announced.Month || announced.AsOf >= announced.Month.AddMonths(1) || announced.Revision < 1 || !AreCells(announced.Cells)
            || (announced.Told is { } told && (!Disclosure.IsYearEnd(announced.AsOf) || !AreCells(told.Cells) || told.Counted is null)))
            throw new RefusedException("figures.malformed", "The figures announced aren't those of a month.");
    }

    /// <summary>The total once, and each other cell once.</summary>
    private static bool AreCells(IReadOnlyList<FigureCell>? cells) =>
        cells is not null && cells.All(x => x.Figures is not null && (x.By is not null || x.And is null))
        && cells.Count(x => x.By is null) == 1 && cells.DistinctBy(x => (x.By, x.And)).Count() == cells.Count;
}
