using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Fund.Agreements;

/// <summary>Who gives money to the fund, by name.</summary>
public sealed class ListFunders(PlatformDb db, ICurrentUser user)
{
    public sealed record Row(Id<Funder> Id, string Name, FunderKind Kind);

    public static void Map(IEndpointRouteBuilder fund) => fund.MapGet("/funders", Get).WithSummary("List funders");

    public async Task<IReadOnlyList<Row>> Handle(CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadFund);
        return await db.Set<Funder>().OrderBy(x => x.Name).Select(x => new Row(x.Id, x.Name, x.Kind)).ToListAsync(ct);
    }

    private static async Task<Ok<IReadOnlyList<Row>>> Get(ListFunders listFunders, CancellationToken ct) => TypedResults.Ok(await listFunders.Handle(ct));
}
