using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Deferrals;
using Alliance.Platform.Lending.Loans;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Sets a line aside that concerns no loan, or takes back what was decided about it.</summary>
public sealed class DecideLine(PlatformDb db, ICurrentUser user, Clerk clerk, TenantContext tenant, JobSignal<StatementRunner> signal)
{
    public sealed record Input([property: Required, StringLength(LoanEvent.LongestReference, MinimumLength = 3)] string Reason);

    public static void Map(IEndpointRouteBuilder statements)
    {
        statements.MapPost("/{id}/lines/{line}/ignoring", PostIgnoring).WithSummary("Ignore a line of a statement").ProducesProblem(404).ProducesProblem(409);
        statements.MapPost("/{id}/lines/{line}/undoing", PostUndoing).WithSummary("Take back what was decided about a line; what it recorded is undone").ProducesProblem(404).ProducesProblem(409);
    }

    /// <returns>False when this platform has no such statement or the statement no such line.</returns>
    public Task<bool> Ignore(Id<BankStatement> id, Id<StatementLine> line, Input input, CancellationToken ct = default) => Decide(id, line, input, (x, reason, entry) => x.Ignore(reason, entry), ct);

    /// <returns>False when this platform has no such statement or the statement no such line.</returns>
    public Task<bool> TakeBack(Id<BankStatement> id, Id<StatementLine> line, Input input, CancellationToken ct = default) => Decide(id, line, input, (x, reason, entry) => x.TakeBack(reason, entry), ct);

    private async Task<bool> Decide(Id<BankStatement> id, Id<StatementLine> lineId, Input input, Action<StatementLine, string, Entry> decide, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ImportStatements);
        user.Demand(Permissions.RecordPayments);
        if (await db.Set<BankStatement>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } statement
            || await db.Set<StatementLine>().SingleOrDefaultAsync(x => x.StatementId == id && x.Id == lineId, ct) is not { } line) return false;

        statement.RefuseUnlessOpen();
        decide(line, Blank.ToNull(input.Reason) ?? throw new RefusedException("statement.reason-missing", "Say why."), clerk.Entry);
        await db.SaveChangesAsync(ct);
        signal.Raise(tenant.Organisation.Id);
        return true;
    }

    private static async Task<Results<NoContent, NotFound>> PostIgnoring(Id<BankStatement> id, Id<StatementLine> line, Input input, DecideLine decide, CancellationToken ct) =>
        await decide.Ignore(id, line, input, ct) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> PostUndoing(Id<BankStatement> id, Id<StatementLine> line, Input input, DecideLine decide, CancellationToken ct) =>
        await decide.TakeBack(id, line, input, ct) ? TypedResults.NoContent() : TypedResults.NotFound();
}
