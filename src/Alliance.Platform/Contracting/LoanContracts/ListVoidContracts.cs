using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Contracting.LoanContracts;

/// <summary>Contracts of a dossier whose loan is no more: its decision was taken back or has lapsed, or the borrower gave it up. They stay, and no loan leads to them.</summary>
public sealed class ListVoidContracts(PlatformDb db, ICurrentUser user)
{
    /// <param name="Number">As printed.</param>
    /// <param name="SignedOn">As its seal says; null of one that was not signed.</param>
    /// <param name="EndedOn">The day on which the loan went.</param>
    /// <param name="IsGivenUp">By the borrower; else the decision was taken back, or has lapsed.</param>
    public sealed record Row(Id<Loan> Loan, string Number, int Version, DateOnly MadeOn, DateOnly? SignedOn, DateOnly? EndedOn, bool IsGivenUp, string Code);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapGet("/{id}/void-contracts", Get).WithSummary("List contracts of a dossier whose loan is no more").ProducesProblem(404);

    /// <returns>By number; null when this platform has no such dossier.</returns>
    public async Task<IReadOnlyList<Row>?> Handle(Id<LoanApplication> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadLoans);
        if (await db.Applications.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        var contracts = await db.Set<ContractRecord>().AsNoTracking()
            .Where(x => x.ApplicationId == id && !db.Set<Loan>().Any(y => y.Id == x.LoanId)).OrderBy(x => x.Number)
            .Select(x => new { x.LoanId, x.Number, x.Code, x.MadeOn, x.At }).ToListAsync(ct);
        if (contracts.Count == 0) return [];

        var loans = contracts.ConvertAll(x => x.LoanId);
        var signed = await db.Set<ContractSigning>().AsNoTracking().Where(x => loans.Contains(x.LoanId)).Select(x => new { x.LoanId, x.Number, x.SignedOn }).ToListAsync(ct);
        return
        [
            .. from contract in contracts
               let end = SigningDays.EndOf(application, contract.At)
               select new Row(
                   contract.LoanId, $"{application.LoanNumber}/{contract.Number}", contract.Number, contract.MadeOn,
                   signed.Find(x => x.LoanId == contract.LoanId && x.Number == contract.Number)?.SignedOn, end?.On, end?.Kind is ApplicationEventKind.GivenUp, contract.Code),
        ];
    }

    private static async Task<Results<Ok<IReadOnlyList<Row>>, NotFound>> Get(Id<LoanApplication> id, ListVoidContracts list, CancellationToken ct) =>
        await list.Handle(id, ct) is { } rows ? TypedResults.Ok(rows) : TypedResults.NotFound();
}
