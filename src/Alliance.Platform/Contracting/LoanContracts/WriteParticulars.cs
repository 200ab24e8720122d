using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Contracting.LoanContracts;

/// <summary>What contracts say of a borrower and the dossier doesn't know: the name in the other script, the address. A contract that was made stays what it is.</summary>
public sealed class WriteParticulars(PlatformDb db, ICurrentUser user)
{
    /// <param name="Revision">As it was read, null where there was none yet; else it is a lost race.</param>
    public sealed record Input(
        [property: StringLength(ContractParticulars.LongestName)] string? OtherName = null,
        [property: StringLength(ContractParticulars.LongestAddress)] string? Address = null,
        [property: StringLength(ContractParticulars.LongestAddress)] string? AddressInArabic = null,
        long? Revision = null);

    public static void Map(IEndpointRouteBuilder contract) => contract.MapPut("/particulars", Put).WithSummary("Write what contracts say of a borrower and the dossier doesn't know").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this platform has no such loan.</returns>
    public async Task<ContractParticulars?> Handle(Id<Loan> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.MakeContracts);
        if (!await db.Loans.AnyAsync(x => x.Id == id, ct)) return null;

        var particulars = await db.Set<ContractParticulars>().SingleOrDefaultAsync(x => x.LoanId == id, ct);
        if (particulars?.Revision != input.Revision) throw new DbUpdateConcurrencyException("Somebody has written particulars meanwhile.");
        if (particulars is null) db.Add(particulars = new() { LoanId = id });
        (particulars.OtherName, particulars.Address, particulars.AddressInArabic) = (Blank.ToNull(input.OtherName), Blank.ToNull(input.Address), Blank.ToNull(input.AddressInArabic));
        await Save(id, input.Revision, ct);
        return particulars;
    }

    private async Task Save(Id<Loan> id, long? revision, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException failed) when (failed is not DbUpdateConcurrencyException && revision is null && !ct.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();
            if (!await db.Set<ContractParticulars>().AnyAsync(x => x.LoanId == id, ct)) throw;
            throw new DbUpdateConcurrencyException("Somebody has written particulars in the same moment.", failed);
        }
    }

    private static async Task<Results<NoContent, NotFound>> Put(Id<Loan> id, Input input, WriteParticulars write, CancellationToken ct) =>
        await write.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
