using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Deferrals;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Proposals;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Statements;

/// <summary>The treasurer says whose money a line is; it is recorded on the loan in the background. Of several lines all are accepted, or none.</summary>
public sealed class AcceptLines(PlatformDb db, ICurrentUser user, Clerk clerk, AcceptLine accept, MakeProposal propose, OnceOnly once, TenantContext tenant, JobSignal<StatementRunner> signal)
{
    public const int Most = 500;

    /// <param name="Loan">Its number; without it and without a file, the one match that stands out.</param>
    /// <param name="DespiteDouble">Though the loan has a payment like it already, or an earlier statement a movement like it.</param>
    /// <param name="File">Reference of the file of direct debits that the line is the one credit of.</param>
    /// <param name="Day">Of that file, the debits collected on this day; without it all of the file, or the one day that comes to this sum.</param>
    /// <param name="AboveOwed">Though it is more than is owed; far more becomes a proposal.</param>
    public sealed record Choice(
        [property: JsonRequired] Id<StatementLine> Line, [property: StringLength(40)] string? Loan = null, bool DespiteDouble = false, [property: StringLength(35)] string? File = null, bool AboveOwed = false, DateOnly? Day = null);

    public sealed record Input([property: JsonRequired, MinLength(1), MaxLength(Most)] IReadOnlyList<Choice> Lines);

    /// <param name="Accepted">Lines.</param>
    /// <param name="Proposed">Lines that wait for a second person.</param>
    public sealed record Outcome(int Accepted, Money Total, int Proposed = 0);

    public static void Map(IEndpointRouteBuilder statements)
    {
        statements.MapPost("/{id}/acceptances", Post).WithSummary("Accept lines of a statement, each for a loan").Produces<Outcome>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        statements.MapPost("/{id}/acceptances/certain", PostCertain).WithSummary("Accept all lines whose match is certain").Produces<Outcome>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
    }

    /// <returns>Null when this platform has no such statement.</returns>
    /// <exception cref="RefusedException">A line can't be accepted; the message names it.</exception>
    public Task<Outcome?> Handle(Id<BankStatement> id, Input input, string? key = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Once(id, key, new { Use = nameof(AcceptLines), id, input }, async entry =>
        {
            var chosen = input.Lines.DistinctBy(x => x.Line).ToDictionary(x => x.Line);
            Id<StatementLine>[] ids = [.. chosen.Keys];
            var lines = await db.Set<StatementLine>().Where(x => x.StatementId == id && ids.Contains(x.Id)).OrderBy(x => x.Number).ToListAsync(ct);
            if (lines.Count < ids.Length) throw new RefusedException("statement.no-such-line", "The statement has no such line.");

            var accepted = new List<StatementLine>();
            foreach (var line in lines)
                if (await AcceptOrPropose(line, chosen[line.Id], entry, ct)) accepted.Add(line);
            return (accepted, lines.Count - accepted.Count);
        }, ct);
    }

    /// <returns>Null when this platform has no such statement.</returns>
    public Task<Outcome?> Certain(Id<BankStatement> id, string? key = null, CancellationToken ct = default) =>
        Once(id, key, new { Use = $"{nameof(AcceptLines)}.{nameof(Certain)}", id }, async entry =>
        {
            var lines = await db.Set<StatementLine>().Where(x => x.StatementId == id && x.State == StatementLineState.ToDecide && x.Confidence == Confidence.Certain).ToListAsync(ct);
            foreach (var line in lines)
            {
                if (line.Matches is [var loan, ..]) line.Accept(loan, despiteDouble: false, AboveOwed.Nobody, entry);
                else line.AcceptFile(line.Files[0], despiteDouble: false, AboveOwed.Nobody, entry);
            }

            return (lines, 0);
        }, ct);

    private async Task<Outcome?> Once(Id<BankStatement> id, string? key, object request, Func<Entry, Task<(List<StatementLine> Accepted, int Proposed)>> decide, CancellationToken ct)
    {
        user.Demand(Permissions.ImportStatements);
        user.Demand(Permissions.RecordPayments);
        var outcome = await once.Run(key, request, async () =>
        {
            if (await db.Set<BankStatement>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } statement) return null;
            statement.RefuseUnlessOpen();
            var (lines, proposed) = await decide(clerk.Entry);
            return new Outcome(lines.Count, lines.Sum(x => x.Amount), proposed);
        }, ct);
        if (outcome is not null) signal.Raise(tenant.Organisation.Id);
        return outcome;
    }

    /// <returns>False where it became a proposal.</returns>
    private async Task<bool> AcceptOrPropose(StatementLine line, Choice choice, Entry entry, CancellationToken ct)
    {
        try
        {
            await accept.Accept(line, choice, choice.AboveOwed ? AboveOwed.OnePerson : AboveOwed.Nobody, entry, ct);
            return true;
        }
        catch (RefusedException two) when (two.Code is AboveOwedQuestion.TakesTwo)
        {
            var meant = await accept.Meant(line, choice, ct);
            var subject = new RecordAboveOwed.Subject(meant, meant.File ?? meant.Loan!, (await accept.Owed(line, meant, ct))!.Value);
            await propose.Handle(RecordAboveOwed.Name, $"{line.Id}", subject, null, ct);
            return false;
        }
    }

    private static async Task<IResult> Post(
        Id<BankStatement> id, Input input, [FromHeader(Name = IdempotencyKey.Header)] string? key, AcceptLines accept, ICurrentUser user, CancellationToken ct)
    {
        user.Demand(Permissions.ImportStatements); // before anything is said about the request
        return IdempotencyKey.Refuse(key, required: true) ?? Answer(await accept.Handle(id, input, key, ct));
    }

    private static async Task<IResult> PostCertain(
        Id<BankStatement> id, [FromHeader(Name = IdempotencyKey.Header)] string? key, AcceptLines accept, ICurrentUser user, CancellationToken ct)
    {
        user.Demand(Permissions.ImportStatements);
        return IdempotencyKey.Refuse(key, required: true) ?? Answer(await accept.Certain(id, key, ct));
    }

    private static IResult Answer(Outcome? outcome) => outcome is null ? TypedResults.NotFound() : TypedResults.Ok(outcome);
}
