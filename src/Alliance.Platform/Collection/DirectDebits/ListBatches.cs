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
    public sealed record Row
    {
        public required Id<DirectDebitBatch> Id { get; init; }
        public required string Reference { get; init; }
        public required DateOnly Month { get; init; }
        public required bool WithArrears { get; init; }
        public required DateOnly PreparedOn { get; init; }
        public required string PreparedBy { get; init; }
        public required bool IsCancelled { get; init; }
        public required int Lines { get; init; }
        public required Money Total { get; init; }

        /// <summary>Lines whose outcome isn't recorded.</summary>
        public required int Open { get; init; }

        public required int Collected { get; init; }
        public required int Returned { get; init; }

        internal static Row Of(DirectDebitBatch x, IReadOnlyList<(DirectDebitState State, int Count, long Amount)> sums) => new()
        {
            Id = x.Id,
            Reference = x.Reference,
            Month = x.Month,
            WithArrears = x.WithArrears,
            PreparedOn = x.PreparedOn,
            PreparedBy = x.PreparedBy,
            IsCancelled = x.CancelledAt is not null,
            Lines = sums.Sum(y => y.Count),
            Total = new Money(sums.Sum(y => y.Amount)),
            Open = CountOf(sums, DirectDebitState.Open),
            Collected = CountOf(sums, DirectDebitState.Collected),
            Returned = CountOf(sums, DirectDebitState.Returned),
        };

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
