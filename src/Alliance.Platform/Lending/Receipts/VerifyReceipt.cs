using System.Net;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Receipts;

/// <summary>Whether a receipt shown by somebody is one of this platform's, and still valid. Open to all: the code is the key, and only initials are told of the person.</summary>
/// <remarks>Asks for no permission: the code is the key. Looks in this platform's database alone: a code of another platform verifies nothing here.</remarks>
public sealed class VerifyReceipt(PlatformDb db, TenantContext tenant, VerificationLimits limits)
{
    /// <param name="Number">As printed.</param>
    /// <param name="Initials">Of the borrower, to compare with who shows the paper.</param>
    public sealed record Verified(string Number, DateOnly PaidOn, DateOnly IssuedOn, Money Amount, string Platform, string Initials, ReceiptStatus Status);

    public static void Map(IEndpointRouteBuilder receipts) => receipts.MapGet("/verify/{code}", Get).WithSummary("Verify a receipt by the code on it")
        .Produces<Verified>().ProducesProblem(404).ProducesProblem(429).WithMetadata(new AllowAnonymousAttribute());

    /// <summary>False when this address has asked too often.</summary>
    public bool Allows(IPAddress? from) => limits.Allow(tenant.Organisation, from);

    /// <returns>Null when this platform has issued no such receipt.</returns>
    public async Task<Verified?> Handle(string code, string language, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (!Verification.CanBeCode(code)) return null;

        var receipt = await db.Set<Receipt>().AsNoTracking().SingleOrDefaultAsync(x => x.Code == code, ct);
        if (receipt is null || !Verification.IsCode(code, receipt.Code)) return null;

        var loan = await db.Loans.AsNoTracking().SingleAsync(x => x.Id == receipt.LoanId, ct);
        var payment = loan.Events.Single(x => x.Id == receipt.PaymentId);
        var name = await (
            from application in db.Applications
            join person in db.Entrepreneurs on application.EntrepreneurId equals person.Id
            where application.Id == loan.ApplicationId
            select person.Person.Name).SingleOrDefaultAsync(ct);
        return new(
            receipt.Reference, payment.On, receipt.IssuedOn, payment.Amount, tenant.Organisation.NameIn(language), Initials.Of(name ?? ""),
            ReceiptDetail.StatusOf(loan, payment));
    }

    private static Task<IResult> Get(string code, VerifyReceipt verifyReceipt, HttpContext context, CancellationToken ct) =>
        Verification.Answer(context, verifyReceipt.Allows, () => verifyReceipt.Handle(code, System.Globalization.CultureInfo.CurrentUICulture.Name, ct));
}
