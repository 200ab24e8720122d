using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Statements;

/// <summary>One statement: its sums and how far its lines are.</summary>
public sealed class ShowStatement(PlatformDb db, ICurrentUser user)
{
    /// <param name="MoneyIn">Sum of the credits.</param>
    /// <param name="MoneyOut">Sum of the debits, without sign.</param>
    /// <param name="Recorded">Sum of the payments and recoveries recorded.</param>
    /// <param name="PassedOver">Lines of the file that are no movement.</param>
    /// <param name="Unexplained">What the closing balance has more than the opening one and the lines; null where the file gives no balances.</param>
    public sealed record Detail(ListStatements.Row Statement, Money MoneyIn, Money MoneyOut, Money Recorded, string? UndoneBy, string? UndoReason, int PassedOver, Money? Unexplained);

    public static void Map(IEndpointRouteBuilder statements) =>
        statements.MapGet("/{id}", Get).WithSummary("Show a bank statement and its progress").ProducesProblem(404);

    /// <returns>Null when this platform has no such statement.</returns>
    public async Task<Detail?> Handle(Id<BankStatement> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadStatements);
        if (await db.Set<BankStatement>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } statement) return null;

        var groups = await db.Set<StatementLine>().Where(x => x.StatementId == id)
            .GroupBy(x => new { x.State, x.Confidence, x.Act, IsCredit = (long)(object)x.Amount > 0 })
            .Select(x => new { x.Key, Count = x.Count(), Sum = x.Sum(y => (long)(object)y.Amount) }).ToListAsync(ct);
        return new(
            ListStatements.Row.Of(statement, LineCounts.Of([.. groups.Select(x => (x.Key.State, x.Key.Confidence, x.Count))])),
            new(groups.Where(x => x.Key.IsCredit).Sum(x => x.Sum)), new(-groups.Where(x => !x.Key.IsCredit).Sum(x => x.Sum)),
            new(groups.Where(x => x.Key is { State: StatementLineState.Recorded, Act: MatchAct.Payment or MatchAct.Recovery or MatchAct.DirectDebits }).Sum(x => x.Sum)), statement.UndoneBy, statement.UndoReason, statement.PassedOver, statement.Unexplained);
    }

    private static async Task<Results<Ok<Detail>, NotFound>> Get(Id<BankStatement> id, ShowStatement showStatement, CancellationToken ct) =>
        await showStatement.Handle(id, ct) is { } detail ? TypedResults.Ok(detail) : TypedResults.NotFound();
}
