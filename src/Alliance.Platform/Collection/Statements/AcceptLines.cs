using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Deferrals;
using Alliance.Platform.Lending.Loans;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Statements;

/// <summary>The treasurer says whose money a line is; it is recorded on the loan in the background. Of several lines all are accepted, or none.</summary>
public sealed class AcceptLines(PlatformDb db, ICurrentUser user, Clerk clerk, OnceOnly once, TenantContext tenant, JobSignal<StatementRunner> signal)
{
    public const int Most = 500;

    /// <param name="Loan">Its number; without it, the one match that stands out.</param>
    /// <param name="DespiteDouble">Though the loan has a payment like it already, or an earlier statement a movement like it.</param>
    public sealed record Choice([property: JsonRequired] Id<StatementLine> Line, [property: StringLength(40)] string? Loan = null, bool DespiteDouble = false);

    public sealed record Input([property: JsonRequired, MinLength(1), MaxLength(Most)] IReadOnlyList<Choice> Lines);

    /// <param name="Accepted">Lines.</param>
    public sealed record Outcome(int Accepted, Money Total);

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

            var loans = await Loans(lines, chosen, ct);
            Id<Loan>[] concerned = [.. loans.Values.Select(x => x.Id).Distinct()];
            var fromStatements = await FindMatches.EventsOfStatements(db, concerned, ct);
            foreach (var line in lines) Accept(line, chosen[line.Id], loans, fromStatements, entry);
            return lines;
        }, ct);
    }

    /// <returns>Null when this platform has no such statement.</returns>
    public Task<Outcome?> Certain(Id<BankStatement> id, string? key = null, CancellationToken ct = default) =>
        Once(id, key, new { Use = $"{nameof(AcceptLines)}.{nameof(Certain)}", id }, async entry =>
        {
            var lines = await db.Set<StatementLine>().Where(x => x.StatementId == id && x.State == StatementLineState.ToDecide && x.Confidence == Confidence.Certain).ToListAsync(ct);
            lines.ForEach(x => x.Accept(x.Matches[0], despiteDouble: false, entry));
            return lines;
        }, ct);

    private async Task<Outcome?> Once(Id<BankStatement> id, string? key, object request, Func<Entry, Task<List<StatementLine>>> accept, CancellationToken ct)
    {
        user.Demand(Permissions.ImportStatements);
        user.Demand(Permissions.RecordPayments);
        var outcome = await once.Run(key, request, async () =>
        {
            if (await db.Set<BankStatement>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } statement) return null;
            statement.RefuseUnlessOpen();
            var lines = await accept(clerk.Entry);
            return new Outcome(lines.Count, lines.Sum(x => x.Amount));
        }, ct);
        if (outcome is not null) signal.Raise(tenant.Organisation.Id);
        return outcome;
    }

    /// <summary>Those named, and those that stand out; by number.</summary>
    private async Task<Dictionary<string, Loan>> Loans(List<StatementLine> lines, Dictionary<Id<StatementLine>, Choice> chosen, CancellationToken ct)
    {
        string[] numbers = [.. lines.Select(x => NumberFor(x, chosen[x.Id])).Distinct(StringComparer.Ordinal)];
        return await db.Loans.AsNoTracking().Where(x => numbers.Contains(x.Number)).ToDictionaryAsync(x => x.Number, StringComparer.Ordinal, ct);
    }

    private static string NumberFor(StatementLine line, Choice choice) => Blank.ToNull(choice.Loan)?.ToUpperInvariant()
        ?? (line.Matches is [{ Doubt: null, Confidence: not Confidence.ToCheck } only] ? only.LoanNumber : throw Of(line, new("statement.choose-a-loan", "No loan stands out: choose one.")));

    private static void Accept(StatementLine line, Choice choice, Dictionary<string, Loan> loans, Dictionary<Guid, StatementEvent> fromStatements, Entry entry)
    {
        try
        {
            if (!loans.TryGetValue(NumberFor(line, choice), out var loan)) throw new RefusedException("statement.no-such-loan", "This platform has no loan of this number.");
            var match = FindMatches.ByHand(line, loan);
            if (match.Act is not MatchAct.Return && !choice.DespiteDouble && loan.DoubleOf(line, fromStatements) is { } alike)
                throw new RefusedException("statement.already-recorded", $"The loan has a payment of this amount already, of {alike.On:yyyy-MM-dd}.", alike.On);
            line.Accept(match, choice.DespiteDouble, entry);
        }
        catch (RefusedException why)
        {
            throw Of(line, why);
        }
    }

    private static RefusedException Of(StatementLine line, RefusedException why) => new(why.Code, $"Line {line.Number}: {why.Message}", [.. why.Arguments]);

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
