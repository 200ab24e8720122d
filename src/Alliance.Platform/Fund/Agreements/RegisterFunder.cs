using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Fund.Agreements;

/// <summary>Registers who gives money to the fund.</summary>
public sealed class RegisterFunder(PlatformDb db, ICurrentUser user)
{
    public sealed record Input(
        [property: Required, StringLength(Funder.LongestName)] string Name,
        [property: JsonRequired] FunderKind Kind);

    public sealed record Registered(Id<Funder> Id);

    public static void Map(IEndpointRouteBuilder fund) => fund.MapPost("/funders", Post).WithSummary("Register a funder").ProducesProblem(400).ProducesProblem(409);

    public async Task<Registered> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ManageFund);
        var funder = new Funder(input.Name, input.Kind);
        if (await db.Set<Funder>().AnyAsync(x => x.Name == funder.Name, ct)) throw new RefusedException("fund.funder-known", "A funder of this name is registered already.");
        db.Add(funder);
        await db.SaveChangesAsync(ct);
        return new(funder.Id);
    }

    private static async Task<Created<Registered>> Post(Input input, RegisterFunder registerFunder, CancellationToken ct) =>
        TypedResults.Created("/api/fund/funders", await registerFunder.Handle(input, ct));
}
