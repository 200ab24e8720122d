using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Records the committee's yes: the dossier becomes a loan, contracted on the platform's terms of that day.</summary>
/// <remarks>Follows in the same transaction: the loan, contracted by <see cref="ILendOnDecisions"/>; before the commit: the enterprise's figures due. The officer and those who pay out are told.</remarks>
public sealed class ApproveApplication(PlatformDb db, TenantContext tenant, ICurrentUser user, Clerk clerk, ILendOnDecisions lending, DossierNotices notices)
{
    /// <param name="Term">Months, as <c>lending</c> of the platform counts them.</param>
    /// <param name="Revision">Of the dossier as it was read; a later one is a lost race.</param>
    public sealed record Input(
        Money Amount,
        [property: Range(1, 120)] int Term,
        [property: Range(0, 12)] int GraceMonths,
        DateOnly DecidedOn,
        [property: StringLength(2000)] string? Words = null,
        long? Revision = null);

    public sealed record Approved(Guid LoanId, string LoanNumber);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapPost("/{id}/approval", Post).WithSummary("Record the committee's approval");

    /// <returns>The loan, or null when this platform has no such dossier.</returns>
    public async Task<Approved?> Handle(Id<LoanApplication> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.DecideApplications);
        if (await db.Applications.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        db.Expect(application, input.Revision);
        await CheckProduct(application, input, ct);
        application.Approve(input.Amount, input.Term, input.GraceMonths, input.DecidedOn, clerk.Entry, Blank.NoteToNull(input.Words));
        var loan = lending.Contract(application);
        await notices.Decide(application, loan, ct);
        await db.SaveChangesAsync(ct);
        return new(loan.Id, loan.Number);
    }

    private async Task CheckProduct(LoanApplication application, Input input, CancellationToken ct)
    {
        var share = LendingSettings.Of(tenant.Organisation).LargestShareOfInvestment;
        if (application.Request.Plan.LargestLoan(share) is { } largest && input.Amount > largest)
            throw new RefusedException("application.above-share-of-investment", $"At most {largest} on this physical investment.", largest);

        var province = await db.Enterprises.Where(x => x.Id == application.EnterpriseId).Select(x => x.Profile.Province).SingleAsync(ct);
        if (!tenant.Organisation.Territory.Covers(province))
            throw new RefusedException("application.outside-territory", "The project is outside the platform's territory.");
    }

    private static async Task<Results<Created<Approved>, NotFound>> Post(
        Id<LoanApplication> id, Input input, ApproveApplication approveApplication, CancellationToken ct) =>
        await approveApplication.Handle(id, input, ct) is { } approved
            ? TypedResults.Created($"/api/loans/{approved.LoanId}", approved)
            : TypedResults.NotFound();
}
