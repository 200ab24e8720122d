using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Files;
using Alliance.Platform.Lending.Loans;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>Takes in the bank's file of returned debits (rejets): each undoes exactly its own payment and leaves a trace (rule 10). All lines or none, unless the treasurer accepts the rest.</summary>
/// <remarks>
/// A debit rejected before its payment was recorded never becomes one, and can be asked for again. Follows in the same transaction, before the commit:
/// postings in the fund's books and the enterprises' figures due. Receipts of payments returned are shown as cancelled from then on.
/// </remarks>
public sealed class ImportReturns(PlatformDb db, ICurrentUser user, Clerk clerk, TenantContext tenant, UploadTurns turns)
{
    private const int AtATime = 500;

    /// <param name="OtherwiseOn">The day of return where the file says none.</param>
    public sealed record Options(bool AcceptRest = false, bool Preview = false, DateOnly? OtherwiseOn = null);

    public sealed record Row
    {
        public required int Number { get; init; }
        public required string Reference { get; init; }
        public required Id<Loan> LoanId { get; init; }
        public required string LoanNumber { get; init; }
        public required string Debtor { get; init; }
        public required Money Amount { get; init; }
        public required DateOnly On { get; init; }
        public required string? Reason { get; init; }

        /// <summary>No payment was recorded for it, so that none is taken back.</summary>
        public required bool NeverPaid { get; init; }
    }

    /// <param name="IsStored">False for a preview, and when a line was refused and the rest not accepted: then nothing was recorded.</param>
    public sealed record Outcome(IReadOnlyList<Row> Rows, Money Total, IReadOnlyList<RefusedLine> Refused, bool IsStored)
    {
        /// <summary>Files, or days of collection of them, that the bank rejected as a whole.</summary>
        public IReadOnlyList<RejectedFile> Files { get; init; } = [];

        /// <summary>Lines of debits that held, or wait.</summary>
        public int NotReturned { get; init; }

        /// <summary>Lines that concern no debit (fees, sums), or that the bank has not booked yet.</summary>
        public int SetAside { get; init; }

        /// <summary>Columns that nothing was read from.</summary>
        public IReadOnlyList<string> UnknownColumns { get; init; } = [];
    }

    public static void Map(IEndpointRouteBuilder debits) => debits.MapPost("/returns", Post)
        .WithSummary("Import returned debits (CSV, XLSX, CAMT.054 or pain.002 as the body)")
        .Accepts<byte[]>("text/csv", "text/plain", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/xml", "application/xml", "application/octet-stream")
        .Produces<Outcome>().ProducesProblem(409).ProducesProblem(413).ProducesProblem(503);

    /// <exception cref="RefusedException">The file can't be read, or names no returned debit.</exception>
    /// <exception cref="BusyException">Other files of this platform are being read.</exception>
    public async Task<Outcome> Handle(byte[] file, Options options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        user.Demand(Permissions.CollectDirectDebits);
        var entry = clerk.Entry;
        using var turn = await turns.Take(tenant.Organisation.Id, ct); // also for the taking: thousands of loans are replayed
        var contents = ReturnsFile.Read(file, entry.Today, ct);
        var taking = new TakeReturns(db, entry, options.OtherwiseOn ?? entry.Today);
        await taking.Weigh(contents.Debits, ct);
        foreach (var chunk in contents.Debits.Chunk(AtATime)) await taking.Take(chunk, ct);
        foreach (var rejected in contents.Files.OrderBy(x => x.Block is null)) await taking.Take(rejected, ct); // banks repeat themselves: what stands nearest to a debit holds

        var isStored = !options.Preview && taking.Rows.Count > 0 && (taking.Refused.Count == 0 || options.AcceptRest);
        if (isStored) await db.SaveChangesAsync(ct); // one transaction: killed before its end, none of them is there
        else db.ChangeTracker.Clear();
        return new(taking.Rows, taking.Rows.Sum(x => x.Amount), taking.Refused, isStored)
        {
            Files = contents.Files,
            NotReturned = contents.NotReturned,
            SetAside = contents.SetAside,
            UnknownColumns = contents.UnknownColumns,
        };
    }

    private static async Task<IResult> Post(HttpContext context, bool? acceptRest, bool? preview, DateOnly? returnedOn, ImportReturns import, ICurrentUser user, CancellationToken ct)
    {
        user.Demand(Permissions.CollectDirectDebits); // before anything is read
        var outcome = await import.Handle(await ReturnsFile.Take(context.Request.Body, ct), new(acceptRest ?? false, preview ?? false, returnedOn), ct);
        return outcome.IsStored || preview is true ? TypedResults.Ok(outcome) : RefusedLines.Answer(outcome.Refused);
    }
}
