using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Deferrals;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Undoes a whole statement: each payment it recorded through its loan, in the background. The file can be imported again afterwards.</summary>
public sealed class UndoStatement(PlatformDb db, ICurrentUser user, Clerk clerk, TenantContext tenant, JobSignal<StatementRunner> signal)
{
    public static void Map(IEndpointRouteBuilder statements) => statements.MapPost("/{id}/undoing", Post).WithSummary("Undo a whole statement").ProducesProblem(404).ProducesProblem(409);

    /// <returns>False when this platform has no such statement.</returns>
    /// <exception cref="RefusedException"><c>statement.undone</c>.</exception>
    public async Task<bool> Handle(Id<BankStatement> id, DecideLine.Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ImportStatements);
        user.Demand(Permissions.RecordPayments);
        if (await db.Set<BankStatement>().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } statement) return false;

        statement.StartUndoing(Blank.ToNull(input.Reason) ?? throw new RefusedException("statement.reason-missing", "Say why."), clerk.Entry);
        foreach (var refused in await db.Set<StatementLine>().Where(x => x.StatementId == id && x.State == StatementLineState.Recorded && x.Code != null).ToListAsync(ct)) refused.ForgetRefusal();
        await db.SaveChangesAsync(ct);
        signal.Raise(tenant.Organisation.Id);
        return true;
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<BankStatement> id, DecideLine.Input input, UndoStatement undo, CancellationToken ct) =>
        await undo.Handle(id, input, ct) ? TypedResults.NoContent() : TypedResults.NotFound();
}
