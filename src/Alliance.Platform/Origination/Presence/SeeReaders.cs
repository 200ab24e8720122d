using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Presence;

/// <summary>Says that one has a dossier open, and sees who else has: two persons at work on one dossier know of each other before the second saves. Kept with the dossiers, so that it holds on several replicas.</summary>
/// <remarks>Only among the platform's staff: who sits in a committee neither sees it nor is seen.</remarks>
public sealed class SeeReaders(PlatformDb db, TenantContext tenant, ICurrentUser user, TimeProvider clock)
{
    /// <summary>An open page asks so often.</summary>
    public static readonly TimeSpan Often = TimeSpan.FromSeconds(15);

    /// <summary>Who hasn't asked for so long is gone: a page that was closed says so, one whose connection is lost doesn't.</summary>
    public static readonly TimeSpan Away = TimeSpan.FromSeconds(50);

    /// <param name="Since">When they opened it, by the platform's clock.</param>
    public sealed record Reader(string Name, TimeOnly Since);

    /// <param name="Others">Who else has it open, the one who has had it longest first; never the reader themselves, on another device either.</param>
    /// <param name="Revision">Of the dossier as it is stored now: later than that of the page, somebody has changed it.</param>
    public sealed record Seen(IReadOnlyList<Reader> Others, long Revision);

    public static void Map(IEndpointRouteBuilder applications) =>
        applications.MapPost("/{id}/readers", Post).WithTags("Applications").WithSummary("Say that a dossier is open, and see who else has it open").ProducesProblem(404);

    /// <returns>Null when this platform has no such dossier.</returns>
    public async Task<Seen?> Handle(Id<LoanApplication> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadApplications);
        if (await db.Applications.Where(x => x.Id == id).Select(x => (long?)x.Revision).SingleOrDefaultAsync(ct) is not { } revision) return null;

        var now = clock.GetUtcNow().UtcDateTime;
        var (readers, gone) = (db.Set<DossierReader>().Where(x => x.ApplicationId == id), now - Away);
        await readers.Where(x => x.SeenAt < gone).ExecuteDeleteAsync(ct);
        if (user.AccountId is { } me) await Stay(readers, id, me, now, ct);
        var others = await readers.AsNoTracking().Where(x => x.AccountId != user.AccountId).ToListAsync(ct);
        return new([.. others.OrderBy(x => x.Since).ThenBy(x => x.Name, StringComparer.CurrentCulture).Select(x => new Reader(x.Name, OrganisationBusinessDate.HourOf(tenant.Organisation, x.Since)))], revision);
    }

    private async Task Stay(IQueryable<DossierReader> readers, Id<LoanApplication> id, Guid me, DateTime now, CancellationToken ct)
    {
        if (await readers.Where(x => x.AccountId == me).ExecuteUpdateAsync(x => x.SetProperty(y => y.SeenAt, now), ct) > 0) return;
        db.Add(new DossierReader(id, me, user.Name, now));
        await db.SaveChangesAsync(ct);
    }

    private static async Task<Results<Ok<Seen>, NotFound>> Post(Id<LoanApplication> id, SeeReaders seeReaders, CancellationToken ct) =>
        await seeReaders.Handle(id, ct) is { } seen ? TypedResults.Ok(seen) : TypedResults.NotFound();
}
