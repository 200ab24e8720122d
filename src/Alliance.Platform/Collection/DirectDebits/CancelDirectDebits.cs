using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>Takes back a file that was not sent: its loans can be asked for again.</summary>
public sealed class CancelDirectDebits(PlatformDb db, ICurrentUser user, Clerk clerk)
{
    public static void Map(IEndpointRouteBuilder batches) => batches.MapPost("/{id}/cancellation", Post).WithSummary("Cancel a direct-debit file that was not sent").ProducesProblem(409);

    /// <returns>False when this platform has no such file.</returns>
    /// <exception cref="RefusedException">Some of it was collected already.</exception>
    public async Task<bool> Handle(Id<DirectDebitBatch> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.CollectDirectDebits);
        if (await db.Set<DirectDebitBatch>().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } batch) return false;
        if (batch.CancelledAt is not null) return true;

        var lines = await db.Set<DirectDebitLine>().Where(x => x.BatchId == id).ToListAsync(ct);
        if (lines.Exists(x => x.State is not DirectDebitState.Open)) throw new RefusedException("direct-debits.batch-collected", "Some of this file was collected already.");

        var entry = clerk.Entry;
        batch.Cancel(entry.By, entry.At);
        lines.ForEach(x => x.Cancel());
        await db.SaveChangesAsync(ct);
        return true;
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<DirectDebitBatch> id, CancelDirectDebits cancel, CancellationToken ct) =>
        await cancel.Handle(id, ct) ? TypedResults.NoContent() : TypedResults.NotFound();
}
