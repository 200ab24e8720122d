using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Puts what is still owed on a new schedule by decision (rééchelonnement); the old one is kept (rule 13).</summary>
/// <remarks>Follows in the same transaction, before the commit: the enterprise's figures due. (The fund's books are asked too: no money moves.)</remarks>
public sealed class RescheduleLoan(PlatformDb db, ICurrentUser user, Clerk clerk, OnceOnly once)
{
    /// <param name="DecidedOn">Value date: what was paid up to the end of this day stays where it is.</param>
    /// <param name="Decision">Where the decision is written, such as the minutes' number.</param>
    public sealed record Input(
        [property: JsonRequired] DateOnly DecidedOn,
        [property: JsonRequired] DateOnly FirstDueOn,
        [property: JsonRequired] int Instalments,
        [property: Required, StringLength(LoanEvent.LongestReference, MinimumLength = 2)] string Decision);

    public static void Map(IEndpointRouteBuilder loans) => loans.MapPost("/{id}/reschedulings", Post)
        .WithSummary("Reschedule what is still owed").Produces<LoanReceipt>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

    /// <returns>The receipt, or null when this platform has no such loan.</returns>
    public Task<LoanReceipt?> Handle(Id<Loan> id, Input input, string? key = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RescheduleLoans);
        return once.Run(key, new { Use = nameof(RescheduleLoan), id, input }, async () =>
            await db.Loans.SingleOrDefaultAsync(x => x.Id == id, ct) is { } loan
                ? LoanReceipt.Of(loan, loan.Reschedule(input.FirstDueOn, input.Instalments, input.DecidedOn, clerk.Entry, input.Decision))
                : null, ct);
    }

    private static async Task<IResult> Post(
        Id<Loan> id, Input input, [FromHeader(Name = IdempotencyKey.Header)] string? key, RescheduleLoan reschedule, CancellationToken ct) =>
        IdempotencyKey.Refuse(key, required: false) ?? LoanReceipt.Answer(await reschedule.Handle(id, input, key, ct));
}
