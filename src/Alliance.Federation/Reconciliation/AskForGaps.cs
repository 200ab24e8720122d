using Alliance.Federation.Figures;
using Alliance.Federation.Platforms;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Federation.Reconciliation;

/// <summary>Asks platforms for what was lost on the way, again and again until it has arrived.</summary>
/// <remarks>Asks for no permission: it is the day's work.</remarks>
public sealed class AskForGaps(FederationDb db, PlatformRegistry platforms, TimeProvider clock)
{
    /// <summary>An inventory may overtake the figures it lists: they are missed only after a while.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <returns>Ids of the platforms asked.</returns>
    public async Task<IReadOnlyList<string>> Handle(CancellationToken ct = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var incomplete = await Incomplete(now).ToListAsync(ct);
        var asked = new List<string>();
        foreach (var platform in incomplete.Select(platforms.Find).OfType<Organisation>().Where(x => x.Status is OrganisationStatus.Active))
            if (await db.Change(async () => db.Ask(await db.ReportOf(platform, ct), "What was announced did not all arrive.", now), ct)) asked.Add(platform.Id);
        return asked;
    }

    /// <summary>Whether any platform is to be asked, by reading alone.</summary>
    internal Task<bool> IsDue(CancellationToken ct) => Incomplete(clock.GetUtcNow().UtcDateTime).AnyAsync(ct);

    private IQueryable<string> Incomplete(DateTime now)
    {
        var (listedBefore, askedBefore) = (now - Patience, now - AskAgain.NotBefore);
        return Gaps.Of(db)
            .Select(x => x.PlatformId)
            .Distinct()
            .Where(id => db.PlatformReports.Any(x => x.PlatformId == id && x.InventoryAt <= listedBefore && (x.AskedAt == null || x.AskedAt <= askedBefore)));
    }
}
