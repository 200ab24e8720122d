using Alliance.Kernel;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Merging;

/// <summary>The records that were merged into a person's, also those that were parted again.</summary>
public sealed class ListMerges(PlatformDb db, ICurrentUser user)
{
    /// <param name="Name">As it was written in the record that was given up.</param>
    /// <param name="UndoneOn">Null while it stands.</param>
    public sealed record Row(Id<PersonMerge> Id, Id<Entrepreneur> Absorbed, string Name, DateOnly On, string By, DateOnly? UndoneOn, string? UndoneBy, long Revision);

    public static void Map(IEndpointRouteBuilder merges) => merges.MapGet("", Get).WithSummary("List the records that were merged into this one").ProducesProblem(404);

    /// <returns>The latest first; null when this platform has no such person.</returns>
    public async Task<IReadOnlyList<Row>?> Handle(Id<Entrepreneur> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadApplications);
        var merges = await db.Set<PersonMerge>().AsNoTracking().Where(x => x.KeptId == id).OrderByDescending(x => x.At)
            .Select(x => new Row(x.Id, x.AbsorbedId, x.AbsorbedName, x.On, x.By, x.UndoneOn, x.UndoneBy, x.Revision)).ToListAsync(ct);
        return merges.Count > 0 || await db.Entrepreneurs.AnyAsync(x => x.Id == id, ct) ? merges : null;
    }

    private static async Task<Results<Ok<IReadOnlyList<Row>>, NotFound>> Get(Id<Entrepreneur> id, ListMerges listMerges, CancellationToken ct) =>
        await listMerges.Handle(id, ct) is { } merges ? TypedResults.Ok(merges) : TypedResults.NotFound();
}
