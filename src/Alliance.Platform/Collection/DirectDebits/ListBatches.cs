using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>The files that were made.</summary>
public sealed class ListBatches(PlatformDb db, ICurrentUser user)
{
    /// <param name="Open">Lines whose outcome isn't recorded.</param>
    public sealed record Row(
        Id<DirectDebitBatch> Id, string Reference, DateOnly Month, bool WithArrears, DateOnly PreparedOn, string PreparedBy, bool IsCancelled, int Lines, Money Total, int Open, int Collected, int Returned)
    {
        internal static Row Of(DirectDebitBatch x, IReadOnlyList<(DirectDebitState State, int Count, long Amount)> sums) => new(
            x.Id, x.Reference, x.Month, x.WithArrears, x.PreparedOn, x.PreparedBy, x.CancelledAt is not null, sums.Sum(y => y.Count), new Money(sums.Sum(y => y.Amount)),
            CountOf(sums, DirectDebitState.Open), CountOf(sums, DirectDebitState.Collected), CountOf(sums, DirectDebitState.Returned));

        private static int CountOf(IReadOnlyList<(DirectDebitState State, int Count, long Amount)> sums, DirectDebitState state) => sums.Where(x => x.State == state).Sum(x => x.Count);
    }

    public static void Map(IEndpointRouteBuilder batches) => batches.MapGet("", Get).WithSummary("List direct-debit files");

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<Row>> Handle(CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadDirectDebits);
        var batches = await db.Set<DirectDebitBatch>().AsNoTracking().OrderByDescending(x => x.Number).ToListAsync(ct);
        var sums = (await db.Set<DirectDebitLine>().GroupBy(x => new { x.BatchId, x.State }).Select(x => new
        {
            x.Key.BatchId,
            x.Key.State,
            Count = x.Count(),
            Amount = x.Sum(y => (long)(object)y.Due + (long)(object)y.Arrears),
        }).ToListAsync(ct)).ToLookup(x => x.BatchId, x => (x.State, x.Count, x.Amount));
        return batches.ConvertAll(x => Row.Of(x, [.. sums[x.Id]]));
    }

    private static async Task<Ok<IReadOnlyList<Row>>> Get(ListBatches listBatches, CancellationToken ct) => TypedResults.Ok(await listBatches.Handle(ct));
}
