using System.Security.Cryptography;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Contracting.LoanContracts;

/// <summary>A contract as PDF, and the canonical texts that are hashed: its own, and that of its signing. A paper is made once: later ones are the same file.</summary>
public sealed class PrintContract(PlatformDb db, ICurrentUser user, Letterhead letterhead, TenantContext tenant, NetworkAddress network)
{
    public sealed record File(string Name, byte[] Bytes);

    public static void Map(IEndpointRouteBuilder contract)
    {
        contract.MapGet("/{number:int}.pdf", GetPaper).WithSummary("The contract of a loan as PDF, once it is signed with its seal").Produces(StatusCodes.Status200OK, contentType: "application/pdf").ProducesProblem(404);
        contract.MapGet("/{number:int}.txt", GetText).WithSummary("The canonical text of a contract, as it was hashed").Produces(StatusCodes.Status200OK, contentType: "text/plain").ProducesProblem(404);
        contract.MapGet("/signing.txt", GetSigning).WithSummary("The canonical text of a contract's signing, as it was hashed").Produces(StatusCodes.Status200OK, contentType: "text/plain").ProducesProblem(404);
    }

    /// <param name="number">Of the contract, from 1.</param>
    /// <returns>Null when there is no such contract.</returns>
    public async Task<File?> Handle(Id<Loan> id, int number, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadLoans);
        if (await db.Set<ContractRecord>().AsNoTracking().SingleOrDefaultAsync(x => x.LoanId == id && x.Number == number, ct) is not { } record) return null;

        var (text, signing) = (record.Read(), await db.Set<ContractSigning>().AsNoTracking().SingleOrDefaultAsync(x => x.LoanId == id && x.Number == number, ct));
        var isSealed = signing is not null;
        var name = FileNames.Of(new DocumentWords(typeof(ContractingText), Cultures.French)["Contract"], text.Number.Replace('/', '-'), record.MadeOn) + ".pdf";
        if (await Kept(id, number, isSealed, ct) is { } kept) return new(name, kept);

        var writing = new ContractWriting(text, record, signing, new Uri(network.Of(tenant.Organisation), $"contracts/verify/{record.Code}"));
        var pdf = writing.Write(letterhead.In(writing.Culture, text.Number));
        db.Add(new ContractPaper { LoanId = id, Number = number, IsSealed = isSealed, Pdf = pdf, FileHash = Convert.ToHexStringLower(SHA256.HashData(pdf)) });
        try
        {
            await db.SaveChangesAsync(ct);
            return new(name, pdf);
        }
        catch (DbUpdateException lost) when (!ct.IsCancellationRequested)
        {
            // Somebody else has printed it in the same moment: theirs is the paper.
            db.ChangeTracker.Clear();
            return await Kept(id, number, isSealed, ct) is { } theirs ? new(name, theirs) : throw new InvalidOperationException("A paper could be neither stored nor found.", lost);
        }
    }

    /// <returns>Null when there is no such contract.</returns>
    public async Task<byte[]?> Text(Id<Loan> id, int number, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadLoans);
        return await db.Set<ContractRecord>().Where(x => x.LoanId == id && x.Number == number).Select(x => x.Text).SingleOrDefaultAsync(ct);
    }

    /// <returns>Null while none is signed.</returns>
    public async Task<byte[]?> Signing(Id<Loan> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadLoans);
        return await db.Set<ContractSigning>().Where(x => x.LoanId == id).Select(x => x.Text).SingleOrDefaultAsync(ct);
    }

    private Task<byte[]?> Kept(Id<Loan> id, int number, bool isSealed, CancellationToken ct) =>
        db.Set<ContractPaper>().Where(x => x.LoanId == id && x.Number == number && x.IsSealed == isSealed).Select(x => x.Pdf).SingleOrDefaultAsync(ct);

    private static async Task<Results<FileContentHttpResult, NotFound>> GetPaper(Id<Loan> id, int number, PrintContract print, CancellationToken ct) =>
        await print.Handle(id, number, ct) is { } file ? TypedResults.File(file.Bytes, "application/pdf", file.Name) : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> GetText(Id<Loan> id, int number, PrintContract print, CancellationToken ct) =>
        await print.Text(id, number, ct) is { } text ? TypedResults.File(text, "text/plain; charset=utf-8", $"contract-{number}.txt") : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> GetSigning(Id<Loan> id, PrintContract print, CancellationToken ct) =>
        await print.Signing(id, ct) is { } text ? TypedResults.File(text, "text/plain; charset=utf-8", "signing.txt") : TypedResults.NotFound();
}
