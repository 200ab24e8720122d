using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Looks again at the lines that nobody has decided, after loans were paid out or payments entered.</summary>
public sealed class ProposeAgain(PlatformDb db, ICurrentUser user, FindMatches find, FindFiles findFiles)
{
    public static void Map(IEndpointRouteBuilder statements) => statements.MapPost("/{id}/proposals", Post).WithSummary("Look again for matches of the lines that are to be decided").ProducesProblem(404).ProducesProblem(409);

    /// <returns>False when this platform has no such statement.</returns>
    public async Task<bool> Handle(Id<BankStatement> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ImportStatements);
        if (await db.Set<BankStatement>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } statement) return false;

        statement.RefuseUnlessOpen();
        var lines = await db.Set<StatementLine>().Where(x => x.StatementId == id && (x.State == StatementLineState.ToDecide || x.State == StatementLineState.Outgoing)).ToListAsync(ct);
        foreach (var (line, matches, files) in lines.Zip(await find.For(lines, ct), await findFiles.For(lines, ct))) line.Propose(matches, files);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<BankStatement> id, ProposeAgain propose, CancellationToken ct) =>
        await propose.Handle(id, ct) ? TypedResults.NoContent() : TypedResults.NotFound();
}
