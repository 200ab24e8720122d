using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>Takes in the bank's file of returned debits (rejets): each undoes exactly its own payment and leaves a trace (rule 10). All lines or none, unless the treasurer accepts the rest.</summary>
/// <remarks>Follows in the same transaction, before the commit: postings in the fund's books and the enterprises' figures due. Receipts of payments returned are shown as cancelled from then on.</remarks>
public sealed class ImportReturns(PlatformDb db, ICurrentUser user, Clerk clerk)
{
    private const int AtATime = 500;

    /// <param name="OtherwiseOn">The day of return where the file says none.</param>
    public sealed record Options(bool AcceptRest = false, bool Preview = false, DateOnly? OtherwiseOn = null);

    public sealed record Row(int Number, string Reference, Id<Loan> LoanId, string LoanNumber, string Debtor, Money Amount, DateOnly On, string? Reason);

    /// <param name="IsStored">False for a preview, and when a line was refused and the rest not accepted: then nothing was recorded.</param>
    public sealed record Outcome(IReadOnlyList<Row> Rows, Money Total, IReadOnlyList<RefusedLine> Refused, bool IsStored);

    public static void Map(IEndpointRouteBuilder debits) => debits.MapPost("/returns", Post)
        .WithSummary("Import returned debits (CSV, CAMT.054 or pain.002 as the body)").Accepts<byte[]>("text/csv", "text/plain", "text/xml", "application/xml", "application/octet-stream")
        .Produces<Outcome>().ProducesProblem(409).ProducesProblem(413);

    public async Task<Outcome> Handle(byte[] file, Options options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        user.Demand(Permissions.CollectDirectDebits);
        var entry = clerk.Entry;
        List<Row> rows = [];
        List<RefusedLine> refused = [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var chunk in ReturnsFile.Read(file).Chunk(AtATime)) await Take(chunk, options.OtherwiseOn ?? entry.Today, entry, rows, refused, seen, ct);

        var isStored = !options.Preview && rows.Count > 0 && (refused.Count == 0 || options.AcceptRest);
        if (isStored) await db.SaveChangesAsync(ct); // one transaction: killed before its end, none of them is there
        else db.ChangeTracker.Clear();
        return new(rows, rows.Sum(x => x.Amount), refused, isStored);
    }

    private async Task Take(
        ReturnedDebit[] chunk, DateOnly otherwiseOn, Entry entry, List<Row> rows, List<RefusedLine> refused, HashSet<string> seen, CancellationToken ct)
    {
        var references = chunk.Select(x => x.Reference).Distinct().ToList();
        var lines = await db.Set<DirectDebitLine>().Where(x => references.Contains(x.EndToEndId)).ToDictionaryAsync(x => x.EndToEndId, StringComparer.Ordinal, ct);
        var ids = lines.Values.Select(x => x.LoanId).Distinct().ToList();
        var loans = await db.Loans.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);
        foreach (var debit in chunk)
        {
            try
            {
                var line = Find(debit, lines, seen);
                var on = debit.On ?? otherwiseOn;
                loans[line.LoanId].Return(line.Id, on, entry, debit.Reason);
                line.Return(on, debit.Reason);
                rows.Add(new(debit.Number, debit.Reference, line.LoanId, line.LoanNumber, line.Debtor, line.Amount, on, debit.Reason));
            }
            catch (RefusedException why)
            {
                refused.Add(new(debit.Number, debit.Reference, why.Code, why.Message));
            }
        }
    }

    /// <exception cref="RefusedException">The debit names no line whose payment can come back.</exception>
    private static DirectDebitLine Find(ReturnedDebit debit, Dictionary<string, DirectDebitLine> lines, HashSet<string> seen)
    {
        if (debit.Problem is { } problem) throw Unreadable(problem);
        if (!lines.TryGetValue(debit.Reference, out var line)) throw new RefusedException("returns.unknown-reference", "No file of this platform has a debit with this reference.");
        if (!seen.Add(debit.Reference)) throw new RefusedException("returns.twice-in-file", "The file names this debit twice.");

        return line.State switch
        {
            DirectDebitState.Collected => line,
            DirectDebitState.Returned => throw new RefusedException("returns.already-returned", "This debit was returned already."),
            DirectDebitState.Cancelled => throw new RefusedException("returns.cancelled", "This debit's file was cancelled."),
            _ => throw new RefusedException("returns.not-collected", "This debit was not recorded as collected yet: record the file first."),
        };
    }

    private static RefusedException Unreadable(string problem) => problem switch
    {
        "returns.wrong-number-of-columns" => new RefusedException("returns.wrong-number-of-columns", "The line has not as many columns as the heading."),
        "returns.unreadable-date" => new RefusedException("returns.unreadable-date", "A date is written 2023-06-30 or 30/06/2023."),
        _ => new RefusedException("returns.no-reference", "The line has no reference."),
    };

    private static async Task<IResult> Post(HttpContext context, bool? acceptRest, bool? preview, DateOnly? returnedOn, ImportReturns import, ICurrentUser user, CancellationToken ct)
    {
        user.Demand(Permissions.CollectDirectDebits); // before anything is read
        using var body = new MemoryStream();
        await CopyLimited(context.Request.Body, body, ct);
        var outcome = await import.Handle(body.ToArray(), new(acceptRest ?? false, preview ?? false, returnedOn), ct);
        return outcome.IsStored || preview is true ? TypedResults.Ok(outcome) : RefusedLines.Answer(outcome.Refused);
    }

    private static async Task CopyLimited(Stream from, MemoryStream to, CancellationToken ct)
    {
        var buffer = new byte[81_920];
        while (await from.ReadAsync(buffer, ct) is > 0 and var read)
        {
            if (to.Length + read > ReturnsFile.LargestSize) throw new RefusedException("returns.too-large", "A file has at most 5 MB.");
            to.Write(buffer, 0, read);
        }
    }
}
