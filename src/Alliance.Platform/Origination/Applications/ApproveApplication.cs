using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Governance.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Records the committee's yes, with conditions or without: the dossier becomes a loan, contracted on the platform's terms of that day.</summary>
/// <remarks>Follows in the same transaction: the loan, contracted by <see cref="ILendOnDecisions"/>; before the commit: the enterprise's figures due. The officer and those who pay out are told.</remarks>
public sealed class ApproveApplication(ICurrentUser user, DossierDecisions decisions)
{
    /// <param name="Term">Months, as <c>lending</c> of the platform counts them.</param>
    /// <param name="Revision">Of the dossier as it was read; a later one is a lost race.</param>
    /// <param name="Conditions">To be met before anything is paid out; none for an approval without.</param>
    public sealed record Input(
        Money Amount,
        [property: Range(1, 120)] int Term,
        [property: Range(0, 12)] int GraceMonths,
        DateOnly DecidedOn,
        [property: StringLength(Motion.LongestWords)] string? Words = null,
        long? Revision = null,
        [property: MaxLength(Motion.MostConditions)] IReadOnlyList<MotionCondition>? Conditions = null);

    public sealed record Approved(Guid LoanId, string LoanNumber);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapPost("/{id}/approval", Post).WithSummary("Record the committee's approval");

    /// <returns>The loan, or null when this platform has no such dossier.</returns>
    public async Task<Approved?> Handle(Id<LoanApplication> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.DecideApplications);
        var motion = new Motion(input.Conditions is { Count: > 0 } ? MotionKind.ApproveWithConditions : MotionKind.Approve)
        {
            Amount = input.Amount,
            Term = input.Term,
            GraceMonths = input.GraceMonths,
            Conditions = input.Conditions,
            Words = input.Words,
        };
        return await decisions.Record(id, motion, input.DecidedOn, input.Revision, ct) is (_, { } loan) ? new(loan.Id, loan.Number) : null;
    }

    private static async Task<Results<Created<Approved>, NotFound>> Post(
        Id<LoanApplication> id, Input input, ApproveApplication approveApplication, CancellationToken ct) =>
        await approveApplication.Handle(id, input, ct) is { } approved
            ? TypedResults.Created($"/api/loans/{approved.LoanId}", approved)
            : TypedResults.NotFound();
}
