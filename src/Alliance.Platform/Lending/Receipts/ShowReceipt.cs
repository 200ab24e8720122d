using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Receipts;

/// <summary>The receipt of one payment.</summary>
public sealed class ShowReceipt(PlatformDb db, ICurrentUser user)
{
    public static void Map(IEndpointRouteBuilder loans) => loans.MapGet("/{id}/payments/{paymentId:guid}/receipt", Get).WithSummary("Show the receipt of a payment");

    /// <returns>Null when this platform has no such loan or the loan no such payment.</returns>
    public async Task<ReceiptDetail?> Handle(Id<Loan> id, Guid paymentId, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadLoans);
        if (await db.Set<Receipt>().AsNoTracking().SingleOrDefaultAsync(x => x.PaymentId == paymentId && x.LoanId == id, ct) is not { } receipt) return null;

        var loan = await db.Loans.AsNoTracking().SingleAsync(x => x.Id == id, ct);
        var names = await (
            from application in db.Applications
            join person in db.Entrepreneurs on application.EntrepreneurId equals person.Id
            join enterprise in db.Enterprises on application.EnterpriseId equals enterprise.Id
            where application.Id == loan.ApplicationId
            select new { Person = person.Person.Name, Enterprise = enterprise.Profile.Name }).SingleOrDefaultAsync(ct);
        return ReceiptDetail.Of(receipt, loan, names?.Person ?? "", names?.Enterprise ?? "");
    }

    private static async Task<Results<Ok<ReceiptDetail>, NotFound>> Get(Id<Loan> id, Guid paymentId, ShowReceipt showReceipt, CancellationToken ct) =>
        await showReceipt.Handle(id, paymentId, ct) is { } receipt ? TypedResults.Ok(receipt) : TypedResults.NotFound();
}
