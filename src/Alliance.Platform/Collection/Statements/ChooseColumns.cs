using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Files;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Shows what a file looks like and keeps which of its columns is what, for this file and every later one with the same heading.</summary>
public sealed class ChooseColumns(PlatformDb db, ICurrentUser user, Clerk clerk, TenantContext tenant, UploadTurns turns)
{
    private const int RowsShown = 5;
    private const int MostKept = 200;
    private const int MostColumns = 64;

    /// <param name="Fingerprint">Of the heading; null for a file that says itself what is what.</param>
    /// <param name="Rows">The first ones.</param>
    /// <param name="Kept">What was chosen before; null for a heading not seen yet.</param>
    /// <param name="Guess">What the heading makes one think.</param>
    public sealed record Look(StatementFormat Format, string? Fingerprint, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows, ColumnChoice? Kept, ColumnChoice? Guess);

    /// <param name="Header">As <see cref="Look"/> tells it.</param>
    public sealed record Input(
        [property: JsonRequired, MinLength(1), MaxLength(MostColumns)] IReadOnlyList<string> Header, [property: JsonRequired] ColumnChoice Columns);

    public sealed record Kept(string Fingerprint, IReadOnlyList<string> Header, ColumnChoice Columns, string ChosenBy, DateTime ChosenAt);

    public static void Map(IEndpointRouteBuilder statements)
    {
        statements.MapPost("/look", Post).WithSummary("Look at a file's heading and first rows; nothing is stored")
            .Accepts<byte[]>("text/csv", "text/plain", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/xml", "application/xml", "application/octet-stream").ProducesProblem(409).ProducesProblem(503);
        statements.MapGet("/columns", Get).WithSummary("List the choices of columns that are kept");
        statements.MapPut("/columns", Put).WithSummary("Keep which column of a heading is what").ProducesProblem(400).ProducesProblem(409);
    }

    /// <exception cref="RefusedException">The file can't be read at all.</exception>
    public async Task<Look> At(byte[] file, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        user.Demand(Permissions.ImportStatements);
        Look? look;
        using (await turns.Take(tenant.Organisation.Id, ct))
            look = StatementFile.Look(file, x => new Look(x.Format, x.Fingerprint, x.Header, x.Sample(RowsShown), null, ColumnChoice.Guess(x.Header)), ct);
        if (look is null) return new(StatementFormat.Camt053, null, [], [], null, null);

        var kept = await db.Set<KeptColumns>().AsNoTracking().SingleOrDefaultAsync(x => x.Fingerprint == look.Fingerprint, ct);
        return look with { Kept = kept?.Choice };
    }

    public async Task<IReadOnlyList<Kept>> All(CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadStatements);
        return (await db.Set<KeptColumns>().AsNoTracking().OrderByDescending(x => x.ChosenAt).ToListAsync(ct)).ConvertAll(x => new Kept(x.Fingerprint, x.Names, x.Choice, x.ChosenBy, x.ChosenAt));
    }

    /// <exception cref="RefusedException"><c>statement.columns-impossible</c>, <c>statement.too-many-headings</c>.</exception>
    public async Task Keep(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ImportStatements);
        var fingerprint = StatementTable.FingerprintOf(input.Header);
        var kept = await db.Set<KeptColumns>().SingleOrDefaultAsync(x => x.Fingerprint == fingerprint, ct);
        if (kept is null)
        {
            if (await db.Set<KeptColumns>().CountAsync(ct) >= MostKept) throw new RefusedException("statement.too-many-headings", "Too many headings are kept.");
            db.Add(kept = new KeptColumns { Fingerprint = fingerprint, Header = JsonSerializer.Serialize(input.Header) });
        }

        var entry = clerk.Entry;
        kept.Choose(input.Columns, entry.By, entry.At);
        await db.SaveChangesAsync(ct);
    }

    private static async Task<Ok<Look>> Post(HttpContext context, ChooseColumns choose, ICurrentUser user, CancellationToken ct)
    {
        user.Demand(Permissions.ImportStatements); // before anything is read
        return TypedResults.Ok(await choose.At(await StatementFile.Take(context.Request.Body, ct), ct));
    }

    private static async Task<Ok<IReadOnlyList<Kept>>> Get(ChooseColumns choose, CancellationToken ct) => TypedResults.Ok(await choose.All(ct));

    private static async Task<NoContent> Put(Input input, ChooseColumns choose, CancellationToken ct)
    {
        await choose.Keep(input, ct);
        return TypedResults.NoContent();
    }
}
