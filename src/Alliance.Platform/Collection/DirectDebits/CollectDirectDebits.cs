using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Proposals;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>Something that can't be done, with the line it stands on.</summary>
/// <param name="Number">Of the line in its file, from 1.</param>
/// <param name="Reference">End-to-end reference; empty when the line has none.</param>
/// <param name="Code">Of the refusal, also the key of its sentence.</param>
public sealed record RefusedLine(int Number, string Reference, string Code, string Message);

/// <summary>Records that the bank collected a file: one payment on each loan, as by hand. All lines or none, unless the treasurer accepts the rest.</summary>
/// <remarks>Follows in the same transaction, before the commit: postings in the fund's books, a receipt for each payment, and the enterprises' figures due.</remarks>
public sealed class CollectDirectDebits(PlatformDb db, ICurrentUser user, Clerk clerk, MakeProposal propose, TenantContext tenant)
{
    private const int LoansAtATime = 500;

    /// <summary>A question: "despiteDouble" is the answer.</summary>
    internal const string AlreadyRecorded = "direct-debits.already-recorded";

    /// <param name="AcceptRest">Records the lines that can be when others can't.</param>
    /// <param name="AboveOwed">Records those too that bring more than is owed by now; far more becomes a proposal.</param>
    /// <param name="DespiteDouble">Records those too whose loan has a payment like them already.</param>
    public sealed record Input(bool AcceptRest = false, bool AboveOwed = false, bool DespiteDouble = false);

    /// <param name="NotYet">Their day of collection is still to come.</param>
    /// <param name="IsStored">False when a line was refused and the rest not accepted: then nothing was recorded.</param>
    /// <param name="Proposed">Lines that wait for a second person.</param>
    public sealed record Outcome(int Recorded, Money Total, int NotYet, IReadOnlyList<RefusedLine> Refused, bool IsStored, int Proposed = 0);

    public static void Map(IEndpointRouteBuilder batches) => batches.MapPost("/{id}/collection", Post).WithSummary("Record a direct-debit file as collected")
        .Produces<Outcome>().ProducesProblem(404).ProducesProblem(409);

    /// <summary>Lines that were recorded before are left alone, so that doing it again adds what has come since, and nothing twice.</summary>
    /// <returns>Null when this platform has no such file.</returns>
    public async Task<Outcome?> Handle(Id<DirectDebitBatch> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.CollectDirectDebits);
        if (!await db.Set<DirectDebitBatch>().AnyAsync(x => x.Id == id, ct)) return null;

        var open = await db.Set<DirectDebitLine>().Where(x => x.BatchId == id && x.State == DirectDebitState.Open).OrderBy(x => x.Number).ToListAsync(ct);
        var entry = clerk.Entry;
        var ready = open.Where(x => x.CollectOn <= entry.Today).ToList();
        List<RefusedLine> refused = [];
        List<(DirectDebitLine Line, Money Owed)> farAbove = [];
        var total = Money.Zero;
        foreach (var chunk in ready.Chunk(LoansAtATime))
        {
            var ids = chunk.Select(x => x.LoanId).ToList();
            var loans = await db.Loans.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);
            foreach (var line in chunk)
            {
                if (Refusal(loans[line.LoanId], line, entry, input) is not { } why) total += line.Amount;
                else if (why.Code is AboveOwedQuestion.TakesTwo) farAbove.Add((line, (Money)why.Arguments[0]));
                else refused.Add(new(line.Number, line.EndToEndId, why.Code, why.Message));
            }
        }

        foreach (var (line, owed) in farAbove) await Propose(line, owed, input.DespiteDouble, ct);
        var outcome = new Outcome(ready.Count - refused.Count - farAbove.Count, total, open.Count - ready.Count, refused, refused.Count == 0 || input.AcceptRest, farAbove.Count);
        if (outcome.IsStored) await db.SaveChangesAsync(ct); // one transaction: killed before its end, none of them is there
        else db.ChangeTracker.Clear();
        return outcome.IsStored ? outcome : outcome with { Recorded = 0, Total = Money.Zero, Proposed = 0 };
    }

    /// <summary>Once: collected again before the second person has decided, the line waits on.</summary>
    private async Task Propose(DirectDebitLine line, Money owed, bool despiteDouble, CancellationToken ct)
    {
        if (await propose.Waits(CollectAboveOwed.Name, $"{line.Id}", ct)) return;
        await propose.Handle(CollectAboveOwed.Name, $"{line.Id}", new CollectAboveOwed.Subject(line.Id, owed, despiteDouble), line.EndToEndId, ct);
    }

    /// <summary>A debit stays open when its money was recorded under another name: collected, it would count twice.</summary>
    /// <exception cref="RefusedException"><c>direct-debits.already-recorded</c>, with the day of that payment.</exception>
    internal static void AskIfDouble(Loan loan, DirectDebitLine line, bool despiteDouble)
    {
        if (!despiteDouble && DebitDoubles.Of(loan, line) is { } alike)
            throw new RefusedException(AlreadyRecorded, $"The loan has a payment of this amount already, of {alike.On:yyyy-MM-dd}; say \"despiteDouble\" if this is other money.", alike.On);
    }

    private RefusedException? Refusal(Loan loan, DirectDebitLine line, Entry entry, Input input)
    {
        try
        {
            AskIfDouble(loan, line, input.DespiteDouble);
            loan.Owing.Ask(line.Amount, line.CollectOn, input.AboveOwed ? AboveOwed.OnePerson : AboveOwed.Nobody, PaymentSettings.Of(tenant.Organisation));
            // The line's key becomes the payment's: a second payment for it can't be stored, whoever tries.
            loan.Pay(line.Amount, line.CollectOn, entry with { EventId = line.PaymentId }, PaymentMeans.DirectDebit, line.EndToEndId);
            line.Collect();
            return null;
        }
        catch (RefusedException why)
        {
            return why;
        }
    }

    private static async Task<IResult> Post(Id<DirectDebitBatch> id, Input input, CollectDirectDebits collect, CancellationToken ct) =>
        await collect.Handle(id, input, ct) switch
        {
            null => TypedResults.NotFound(),
            { IsStored: true } outcome => TypedResults.Ok(outcome),
            var outcome => RefusedLines.Answer(outcome.Refused),
        };
}

internal static class RefusedLines
{
    public const string Code = "direct-debits.lines-refused";

    /// <summary>Nothing was stored; which lines are wrong, and why.</summary>
    public static IResult Answer(IReadOnlyList<RefusedLine> lines) => TypedResults.Problem(
        $"{lines.Count} lines can't be recorded, so nothing was. Send acceptRest to record the others.", statusCode: StatusCodes.Status409Conflict,
        extensions: [new("code", Code), new("lines", lines)]);
}
