using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Says what came of the bank loan that was sought beside an honour loan that is granted.</summary>
/// <remarks>Follows in the same transaction, before the commit: the enterprise's figures due, which count it instead of the plan's.</remarks>
public sealed class RecordBankLoan(PlatformDb db, ICurrentUser user, Clerk clerk)
{
    /// <param name="Amount">Zero: the bank lent nothing.</param>
    /// <param name="On">From the day on which the dossier was received, up to today.</param>
    /// <param name="Revision">Of the dossier as it was read; a later one is a lost race.</param>
    public sealed record Input([property: System.Text.Json.Serialization.JsonRequired] Money Amount, [property: System.Text.Json.Serialization.JsonRequired] DateOnly On, [property: StringLength(LoanRequest.LongestBank)] string? Bank = null, long? Revision = null);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapPut("/{id}/bank-loan", Put).WithSummary("Record what came of the bank loan").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>The dossier, or null when this platform has no such dossier.</returns>
    /// <exception cref="RefusedException"><c>application.nothing-granted</c>, <c>bank-loan.negative</c>, <c>bank-loan.in-the-future</c>, <c>bank-loan.before-received</c>.</exception>
    public async Task<LoanApplication?> Handle(Id<LoanApplication> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        if (await db.Applications.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        db.Expect(application, input.Revision);
        application.RecordBankLoan(input.Amount, TypedText.Clean(input.Bank), input.On, clerk.Entry);
        await db.SaveChangesAsync(ct);
        return application;
    }

    private static async Task<Results<NoContent, NotFound>> Put(Id<LoanApplication> id, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, RecordBankLoan recordBankLoan, CancellationToken ct) =>
        await recordBankLoan.Handle(id, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
