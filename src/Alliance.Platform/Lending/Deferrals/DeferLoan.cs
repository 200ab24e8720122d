using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Deferrals;

/// <summary>Moves instalments of one loan to a later day, as agreed with the borrower; the clock of lateness stands still (rule 11). Undone like any event.</summary>
/// <remarks>Follows in the same transaction, before the commit: the enterprise's figures due. (The fund's books are asked too: no money moves.)</remarks>
public sealed class DeferLoan(PlatformDb db, ICurrentUser user, Clerk clerk, OnceOnly once)
{
    public const int MostMonths = 24;

    /// <param name="From">Instalments not paid and due on or after this day move.</param>
    /// <param name="To">When the first of them falls due then; or say <paramref name="Months"/>.</param>
    /// <param name="Months">By how many months they move.</param>
    /// <param name="AgreedOn">Value date; today when left out.</param>
    public sealed record Input(
        [property: JsonRequired] DateOnly From,
        [property: Required, StringLength(LoanEvent.LongestReference, MinimumLength = 3)] string Reason,
        DateOnly? To = null,
        [property: Range(1, MostMonths)] int? Months = null,
        DateOnly? AgreedOn = null);

    /// <summary>What a deferral would do to a loan; nothing is stored.</summary>
    public sealed record Effect(DateOnly FirstDueOn, DateOnly MovedTo, int Instalments, DateOnly EndsOn, DateOnly EndsOnThen, int DaysLate, int DaysLateThen);

    public static void Map(IEndpointRouteBuilder deferrals)
    {
        deferrals.MapPost("/loans/{id}", Post)
            .WithSummary("Defer instalments of a loan").Produces<LoanReceipt>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        deferrals.MapPost("/loans/{id}/preview", PostPreview)
            .WithSummary("Preview what a deferral would do to a loan").Produces<Effect>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
    }

    /// <returns>The receipt, or null when this platform has no such loan.</returns>
    public Task<LoanReceipt?> Handle(Id<Loan> id, Input input, string? key = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RescheduleLoans);
        return once.Run(key, new { Use = nameof(DeferLoan), id, input }, async () =>
            await db.Loans.SingleOrDefaultAsync(x => x.Id == id, ct) is { } loan ? LoanReceipt.Of(loan, Defer(loan, input)) : null, ct);
    }

    /// <returns>Null when this platform has no such loan.</returns>
    public async Task<Effect?> Preview(Id<Loan> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RescheduleLoans);
        if (await db.Loans.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } loan) return null;

        var (before, on) = (loan.State, input.AgreedOn ?? clerk.Today);
        var first = DueDates.FirstMoved(loan, input.From, on);
        var deferred = Defer(loan, input); // on a copy that is never saved; refused when there is no first
        return new(
            first!.DueOn, deferred.FirstDueOn!.Value, before.Schedule.Length - first.Number + 1, before.Schedule[^1].DueOn, loan.State.Schedule[^1].DueOn,
            before.DaysLateOn(clerk.Today), loan.State.DaysLateOn(clerk.Today));
    }

    private LoanEvent Defer(Loan loan, Input input)
    {
        var on = input.AgreedOn ?? clerk.Today;
        if (TypedText.IsBlank(input.Reason)) throw new RefusedException("deferral.reason-missing", "A deferral has a reason.");
        if ((input.To is null) == (input.Months is null)) throw new RefusedException("deferral.to-or-months", "Say either the new due date or the number of months.");
        var to = input.To ?? DueDates.After(loan, input.From, on, input.Months!.Value) ?? input.From; // nothing to move: the loan says so
        return loan.Defer(input.From, to, on, clerk.Entry, input.Reason);
    }

    private static async Task<IResult> Post(
        Id<Loan> id, Input input, [FromHeader(Name = IdempotencyKey.Header)] string? key, DeferLoan deferLoan, CancellationToken ct) =>
        IdempotencyKey.Refuse(key, required: false) ?? LoanReceipt.Answer(await deferLoan.Handle(id, input, key, ct));

    private static async Task<IResult> PostPreview(Id<Loan> id, Input input, DeferLoan deferLoan, CancellationToken ct) =>
        await deferLoan.Preview(id, input, ct) is { } effect ? TypedResults.Ok(effect) : TypedResults.NotFound();
}
