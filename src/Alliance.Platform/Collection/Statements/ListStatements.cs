using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Statements;

/// <summary>The statements imported.</summary>
public sealed class ListStatements(PlatformDb db, ICurrentUser user)
{
    public sealed record Row
    {
        public required Id<BankStatement> Id { get; init; }
        public required string FileName { get; init; }
        public required StatementFormat Format { get; init; }
        public required string? Account { get; init; }
        public required DateOnly From { get; init; }
        public required DateOnly To { get; init; }
        public required StatementStatus Status { get; init; }
        public required string ImportedBy { get; init; }
        public required DateOnly ImportedOn { get; init; }
        public required int Lines { get; init; }
        public required LineCounts Counts { get; init; }

        internal static Row Of(BankStatement x, LineCounts counts) => new()
        {
            Id = x.Id,
            FileName = x.FileName,
            Format = x.Format,
            Account = x.Account,
            From = x.From,
            To = x.To,
            Status = x.Status,
            ImportedBy = x.ImportedBy,
            ImportedOn = x.ImportedOn,
            Lines = x.LineCount,
            Counts = counts,
        };
    }

    public static void Map(IEndpointRouteBuilder statements) => statements.MapGet("", Get).WithSummary("List bank statements");

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<Row>> Handle(CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadStatements);
        var statements = await db.Set<BankStatement>().AsNoTracking().OrderByDescending(x => x.ImportedAt).ToListAsync(ct);
        var groups = await db.Set<StatementLine>().GroupBy(x => new { x.StatementId, x.State, x.Confidence }).Select(x => new { x.Key, Count = x.Count() }).ToListAsync(ct);
        var counts = groups.ToLookup(x => x.Key.StatementId, x => (x.Key.State, x.Key.Confidence, x.Count));
        return statements.ConvertAll(x => Row.Of(x, LineCounts.Of([.. counts[x.Id]])));
    }

    private static async Task<Ok<IReadOnlyList<Row>>> Get(ListStatements listStatements, CancellationToken ct) => TypedResults.Ok(await listStatements.Handle(ct));
}
