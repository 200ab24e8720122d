using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Proposals;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Records money received on a loan. Needs an idempotency key: money must not be counted twice because a click was (rule 8).</summary>
/// <remarks>Follows in the same transaction, before the commit: postings in the fund's books, a receipt, and the enterprise's figures due.</remarks>
public sealed class RecordPayment(PlatformDb db, ICurrentUser user, Clerk clerk, MakeProposal propose, TenantContext tenant, OnceOnly once)
{
    /// <summary>Code of the refusal of a payment just like one that is there.</summary>
    internal const string EnteredAlready = "loan.payment-entered-already";

    /// <param name="Again">A second payment, though one just like it is there.</param>
    /// <param name="AboveOwed">The amount is right, though more than is owed (<see cref="LoanOwing"/>); far above (<see cref="PaymentSettings"/>) it then becomes a proposal.</param>
    public sealed record Input(
        [property: JsonRequired] Money Amount,
        [property: JsonRequired] DateOnly PaidOn,
        PaymentMeans Means = PaymentMeans.Transfer,
        [property: StringLength(LoanEvent.LongestReference)] string? Reference = null,
        bool Again = false,
        bool AboveOwed = false);

    /// <summary>The payment, or the proposal that it became: then nothing is on the loan before a second person has confirmed it.</summary>
    public sealed record Outcome(LoanReceipt? Receipt, ProposalReceipt? Proposal);

    public static void Map(IEndpointRouteBuilder loans) => loans.MapPost("/{id}/payments", Post)
        .WithSummary("Record a payment").Produces<LoanReceipt>(StatusCodes.Status201Created).Produces<ProposalReceipt>(StatusCodes.Status202Accepted).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this platform has no such loan.</returns>
    /// <exception cref="RefusedException"><c>loan.payment-entered-already</c>: two people may have the same bank advice before them; <c>payment.above-owed</c>.</exception>
    public Task<Outcome?> Handle(Id<Loan> id, Input input, string key, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentException.ThrowIfNullOrEmpty(key);
        user.Demand(Permissions.RecordPayments);
        return once.Run(key, new { Use = nameof(RecordPayment), id, input }, async () =>
        {
            if (await db.Loans.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } loan) return null;
            AskIfAlike(loan, input.Amount, input.PaidOn, input.Reference, input.Again);
            if (await ProposedIfFarAbove(loan, input, ct) is { } proposal) return new Outcome(null, proposal);

            return new Outcome(LoanReceipt.Of(loan, loan.Pay(input.Amount, input.PaidOn, clerk.Entry, input.Means, input.Reference)), null);
        }, ct);
    }

    /// <exception cref="RefusedException"><c>loan.payment-entered-already</c>.</exception>
    internal static void AskIfAlike(Loan loan, Money amount, DateOnly on, string? reference, bool again)
    {
        if (!again && loan.PaymentLike(amount, on, reference) is { } first)
            throw new RefusedException(EnteredAlready, "A payment of this amount and day is there already; say \"again\" if this is a second one.", first.Amount, first.On, first.EnteredBy);
    }

    private async Task<ProposalReceipt?> ProposedIfFarAbove(Loan loan, Input input, CancellationToken ct)
    {
        if (input.PaidOn > clerk.Today) return null; // the loan says no by itself
        var owing = loan.Owing;
        try
        {
            owing.Ask(input.Amount, input.PaidOn, input.AboveOwed ? Loans.AboveOwed.OnePerson : Loans.AboveOwed.Nobody, PaymentSettings.Of(tenant.Organisation));
            return null;
        }
        catch (RefusedException two) when (two.Code is AboveOwedQuestion.TakesTwo)
        {
            var tried = await db.Loans.AsNoTracking().SingleAsync(x => x.Id == loan.Id, ct); // so that what can't be done isn't proposed
            tried.Pay(input.Amount, input.PaidOn, clerk.Entry, input.Means, input.Reference);
            var subject = new PayAboveOwed.Subject(loan.Id, input.Amount, input.PaidOn, input.Means, input.Reference, input.Again, owing.On(input.PaidOn)!.Value);
            return ProposalReceipt.Of(await propose.Handle(PayAboveOwed.Name, subject.Key, subject, input.Reference, ct));
        }
    }

    private static async Task<IResult> Post(
        Id<Loan> id, Input input, [FromHeader(Name = IdempotencyKey.Header)] string? key, RecordPayment recordPayment, ICurrentUser user, CancellationToken ct)
    {
        user.Demand(Permissions.RecordPayments); // before anything is said about the request
        return IdempotencyKey.Refuse(key, required: true) ?? Answer(await recordPayment.Handle(id, input, key!, ct));
    }

    private static IResult Answer(Outcome? outcome) =>
        outcome?.Proposal is { } proposal ? TypedResults.Accepted("/api/proposals", proposal) : LoanReceipt.Answer(outcome?.Receipt);
}
