using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Contracting.LoanContracts;

/// <summary>A wrong day was recorded for the signing of a contract. What was sealed stays as it is, and says that day for good; the right one stands in the history of the dossier, with who corrected it and why, and holds for paying out.</summary>
public sealed class CorrectSigningDay(ICurrentUser user, Clerk clerk, ContractDesk desk, PlatformDb db)
{
    /// <param name="SignedOn">The right day: it may have been, as of any signing, and money has left on it or later.</param>
    /// <param name="Revision">Of the loan as it was read; a later one is a lost race.</param>
    public sealed record Input([property: JsonRequired] DateOnly SignedOn, [property: Required, StringLength(Entry.LongestReference, MinimumLength = 3)] string Why, long? Revision = null);

    public static void Map(IEndpointRouteBuilder contract) => contract.MapPost("/signing/day", Post).WithSummary("Correct the day on which the contract of a loan was signed").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this platform has no such loan.</returns>
    /// <exception cref="RefusedException"><c>contract.none-signed</c>, <c>contract.same-day</c>, <c>contract.paid-out-before</c>, <c>contract.signed-before-made</c>, <c>contract.signed-before-conditions</c>, <c>loan.in-the-future</c>, <c>loan.signed-before-granted</c>, <c>text.missing</c>.</exception>
    public async Task<Loan?> Handle(Id<Loan> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.MakeContracts);
        if (await desk.Find(id, null, ct) is not { } lying) return null;

        db.Expect(lying.Loan, input.Revision);
        lying.Loan.CorrectSigningDay(input.SignedOn, clerk.Today);
        lying.DemandConditionsMet(input.SignedOn);
        lying.InForce?.DemandMade(input.SignedOn);
        lying.Application.NoteSigningDay(input.SignedOn, clerk.Entry, input.Why);
        await db.SaveChangesAsync(ct);
        return lying.Loan;
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Loan> id, Input input, CorrectSigningDay correct, CancellationToken ct) =>
        await correct.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
