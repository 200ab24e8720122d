using System.Collections.Immutable;
using Alliance.Federation.Figures;
using Alliance.Federation.Platforms;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Federation.Reconciliation;

/// <summary>Compares, for each platform, what is stored with what its last inventory says it announced.</summary>
public sealed class ShowReconciliation(FederationDb db, PlatformRegistry platforms, ICurrentUser user)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/reconciliation", Get)
        .WithName("Reconciliation")
        .WithSummary("For each platform: the months stored, the months of its last inventory, and what is missing or older.")
        .ProducesProblem(StatusCodes.Status403Forbidden);

    /// <exception cref="NotAllowedException">Who may not reconcile.</exception>
    public async Task<ImmutableArray<PlatformReconciliation>> Handle(CancellationToken ct = default)
    {
        user.Demand(NationalPermissions.Reconcile);
        var reports = await db.PlatformReports.AsNoTracking().ToDictionaryAsync(x => x.PlatformId, StringComparer.Ordinal, ct);
        var stored = await db.MonthlyFigures.GroupBy(x => x.PlatformId).Select(x => new { x.Key, Count = x.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count, StringComparer.Ordinal, ct);
        var announced = await db.AnnouncedRevisions.GroupBy(x => x.PlatformId).Select(x => new { x.Key, Count = x.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count, StringComparer.Ordinal, ct);
        var gaps = (await Gaps.Of(db).ToListAsync(ct)).ToLookup(x => x.PlatformId, StringComparer.Ordinal);

        var known = platforms.All.ToDictionary(x => x.Id, StringComparer.Ordinal);
        var ids = known.Values.Where(x => x.Status is OrganisationStatus.Active).Select(x => x.Id).Union(reports.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return
        [
            .. ids.Select(id => (Id: id, Report: reports.GetValueOrDefault(id), Platform: known.GetValueOrDefault(id))).Select(x => new PlatformReconciliation
            {
                Id = x.Id,
                Name = x.Platform?.Name ?? x.Report!.Name,
                Status = x.Platform?.Status,
                MonthsStored = stored.GetValueOrDefault(x.Id),
                MonthsAnnounced = announced.GetValueOrDefault(x.Id),
                AnnouncedAt = x.Report?.AnnouncedAt,
                InventoryOn = x.Report?.InventoryOn,
                InventoryAt = x.Report?.InventoryAt,
                AskedAt = x.Report?.AskedAt,
                Gaps = [.. gaps[x.Id].OrderBy(gap => gap.Month).Select(gap => new MissingMonth(gap.Month, gap.Announced, gap.Stored))],
            }),
        ];
    }

    private static async Task<Ok<ImmutableArray<PlatformReconciliation>>> Get(ShowReconciliation reconciliation, CancellationToken ct) =>
        TypedResults.Ok(await reconciliation.Handle(ct));
}

public sealed record PlatformReconciliation
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required OrganisationStatus? Status { get; init; }

    /// <summary>Months of which the Alliance has figures.</summary>
    public required int MonthsStored { get; init; }

    /// <summary>Months in the platform's last inventory.</summary>
    public required int MonthsAnnounced { get; init; }

    public required DateTime? AnnouncedAt { get; init; }

    /// <summary>The platform's business date at its last inventory; null when it never sent one.</summary>
    public required DateOnly? InventoryOn { get; init; }

    public required DateTime? InventoryAt { get; init; }

    /// <summary>When it was last asked to announce everything again.</summary>
    public required DateTime? AskedAt { get; init; }

    public required ImmutableArray<MissingMonth> Gaps { get; init; }

    public bool Agrees => InventoryOn is not null && Gaps.IsEmpty;
}

/// <param name="Announced">The revision its inventory names.</param>
/// <param name="Stored">The older revision stored; null when there is none.</param>
public sealed record MissingMonth(DateOnly Month, long Announced, long? Stored);
