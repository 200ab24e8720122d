using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>One file with its lines, shown or downloaded again.</summary>
public sealed class ShowBatch(PlatformDb db, ICurrentUser user, IBusinessDate business)
{
    public sealed record Line
    {
        public required Guid Id { get; init; }
        public required int Number { get; init; }
        public required string EndToEndId { get; init; }
        public required Id<Loan> LoanId { get; init; }
        public required string LoanNumber { get; init; }
        public required string Debtor { get; init; }
        public required string Rib { get; init; }
        public required Money Due { get; init; }
        public required Money Arrears { get; init; }
        public required Money Amount { get; init; }
        public required DateOnly? DueOn { get; init; }
        public required DateOnly CollectOn { get; init; }
        public required DirectDebitState State { get; init; }
        public required DateOnly? ReturnedOn { get; init; }
        public required string? ReturnReason { get; init; }
    }

    /// <param name="Collectable">Open lines whose day of collection has come: what can be recorded as collected.</param>
    /// <param name="Closed">Days of collection, of open lines, on which banks turned out not to work: a holiday was entered after the file was made.</param>
    public sealed record Detail(ListBatches.Row Batch, IReadOnlyList<Line> Lines, int Collectable, IReadOnlyList<DateOnly> Closed);

    public static void Map(IEndpointRouteBuilder batches)
    {
        batches.MapGet("/{id}", Get).WithSummary("Show a direct-debit file and its lines");
        batches.MapGet("/{id}/file", GetFile).WithSummary("Download a direct-debit file (pain.008.001.02)").Produces(StatusCodes.Status200OK, contentType: "application/xml").ProducesProblem(409);
    }

    /// <returns>Null when this platform has no such file.</returns>
    public async Task<Detail?> Handle(Id<DirectDebitBatch> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadDirectDebits);
        if (await Read(id, ct) is not var (batch, lines)) return null;

        var sums = lines.GroupBy(x => x.State).Select(x => (x.Key, x.Count(), x.Sum(y => y.Amount.Centimes))).ToList();
        return new(
            ListBatches.Row.Of(batch, sums),
            lines.ConvertAll(x => new Line
            {
                Id = x.Id,
                Number = x.Number,
                EndToEndId = x.EndToEndId,
                LoanId = x.LoanId,
                LoanNumber = x.LoanNumber,
                Debtor = x.Debtor,
                Rib = Identifiers.InGroups(x.Rib),
                Due = x.Due,
                Arrears = x.Arrears,
                Amount = x.Amount,
                DueOn = x.DueOn,
                CollectOn = x.CollectOn,
                State = x.State,
                ReturnedOn = x.ReturnedOn,
                ReturnReason = x.ReturnReason,
            }),
            lines.Count(x => x.State is DirectDebitState.Open && x.CollectOn <= business.Today),
            batch.CancelledAt is null ? await Closed(lines, ct) : []);
    }

    private async Task<IReadOnlyList<DateOnly>> Closed(List<DirectDebitLine> lines, CancellationToken ct)
    {
        var workingDays = await WorkingDays.Read(db, ct);
        return [.. lines.Where(x => x.State is DirectDebitState.Open).Select(x => x.CollectOn).Distinct().Order().Where(x => !workingDays.Includes(x))];
    }

    /// <summary>The file as it was made, byte for byte, whatever became of its lines; null when this platform has no such file.</summary>
    /// <exception cref="RefusedException">A cancelled file must not reach the bank.</exception>
    public async Task<(string Name, byte[] Xml)?> File(Id<DirectDebitBatch> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadDirectDebits);
        if (await Read(id, ct) is not var (batch, lines)) return null;
        if (batch.CancelledAt is not null) throw new RefusedException("direct-debits.batch-cancelled", "This file was cancelled.");

        return ($"{batch.Reference}.xml", DirectDebitFile.Write(batch, lines));
    }

    private async Task<(DirectDebitBatch Batch, List<DirectDebitLine> Lines)?> Read(Id<DirectDebitBatch> id, CancellationToken ct) =>
        await db.Set<DirectDebitBatch>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is { } batch
            ? (batch, await db.Set<DirectDebitLine>().AsNoTracking().Where(x => x.BatchId == id).OrderBy(x => x.Number).ToListAsync(ct))
            : null;

    private static async Task<Results<Ok<Detail>, NotFound>> Get(Id<DirectDebitBatch> id, ShowBatch showBatch, CancellationToken ct) =>
        await showBatch.Handle(id, ct) is { } detail ? TypedResults.Ok(detail) : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> GetFile(Id<DirectDebitBatch> id, ShowBatch showBatch, CancellationToken ct) =>
        await showBatch.File(id, ct) is var (name, xml) ? TypedResults.File(xml, "application/xml", name) : TypedResults.NotFound();
}
