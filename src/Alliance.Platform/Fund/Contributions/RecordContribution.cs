using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Fund.Closings;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Lending.Loans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Fund.Contributions;

/// <summary>A movement of a funder's money, and what the agreement then has.</summary>
public sealed record ContributionReceipt(Id<FundMovement> Id, Id<FundingAgreement> AgreementId, Money Amount, DateOnly ValueOn, DateOnly PostedOn, Money Contributed, Money StillPromised);

/// <summary>Records money received from a funder, or given back to it. Needs an idempotency key: money must not be counted twice because a click was (rule 8).</summary>
public sealed class RecordContribution(PlatformDb db, ICurrentUser user, Clerk clerk, OnceOnly once, FundReader fund)
{
    /// <param name="On">The day on which it was on the account.</param>
    public sealed record Input(
        [property: JsonRequired] Money Amount,
        [property: JsonRequired] DateOnly On,
        [property: StringLength(LoanEvent.LongestReference)] string? Reference = null);

    public static void Map(IEndpointRouteBuilder fund)
    {
        Map("/agreements/{id}/contributions", "Record money received from a funder", back: false);
        Map("/agreements/{id}/restitutions", "Record money given back to a funder", back: true);

        void Map(string path, string summary, bool back) => fund.MapPost(
                path,
                (Id<FundingAgreement> id, Input input, [FromHeader(Name = IdempotencyKey.Header)] string? key, RecordContribution record, ICurrentUser user, CancellationToken ct) =>
                    Post(id, input, back, key, record, user, ct))
            .WithSummary(summary).Produces<ContributionReceipt>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
    }

    /// <returns>Null when this platform has no such agreement.</returns>
    /// <exception cref="RefusedException"><c>fund.amount-not-positive</c>, <c>fund.in-the-future</c>, <c>fund.before-signed</c> or <c>fund.above-agreement</c>.</exception>
    public Task<ContributionReceipt?> Receive(Id<FundingAgreement> id, Input input, string key, CancellationToken ct = default) =>
        Move(id, input, key, back: false, (agreement, contributed) =>
        {
            if (input.On < agreement.SignedOn) throw new RefusedException("fund.before-signed", "Money comes after the agreement is signed.", agreement.SignedOn);
            if (input.Amount > agreement.Amount - contributed) throw new RefusedException("fund.above-agreement", "More than is still promised.", agreement.Amount - contributed);
            return Task.CompletedTask;
        }, ct);

    /// <summary>At the end of an agreement, or because a receipt was entered wrongly: never more than lies in the bank for it from that day on, nor what is promised to approved loans (rule 18).</summary>
    /// <returns>Null when this platform has no such agreement.</returns>
    /// <exception cref="RefusedException"><c>fund.amount-not-positive</c>, <c>fund.in-the-future</c>, <c>fund.more-than-in-bank</c> or <c>fund.committed</c>.</exception>
    public Task<ContributionReceipt?> GiveBack(Id<FundingAgreement> id, Input input, string key, CancellationToken ct = default) =>
        Move(id, input, key, back: true, async (agreement, contributed) =>
        {
            var most = Money.Min(contributed, (await fund.LeastBank(input.On, ct)).GetValueOrDefault(agreement.Id));
            if (input.Amount > most) throw new RefusedException("fund.more-than-in-bank", "More than lies in the bank for this agreement.", Money.Max(most, Money.Zero));
            var free = await fund.LeastFree(input.On, ct) - await fund.Committed(ct);
            if (input.Amount > free) throw new RefusedException("fund.committed", "The rest is promised to approved loans.", Money.Max(free, Money.Zero));
        }, ct);

    private async Task<ContributionReceipt?> Move(
        Id<FundingAgreement> id, Input input, string key, bool back, Func<FundingAgreement, Money, Task> check, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentException.ThrowIfNullOrEmpty(key);
        user.Demand(Permissions.RecordContributions);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var closedUntil = await FundBooks.Take(db, ct);
        var receipt = await once.Run(key, new { Use = nameof(RecordContribution), id, back, input }, async () =>
        {
            if (await db.Set<FundingAgreement>().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } agreement) return null;

            if (input.Amount <= Money.Zero) throw new RefusedException("fund.amount-not-positive", "An amount is above zero.");
            if (input.On > clerk.Today) throw new RefusedException("fund.in-the-future", "Nothing can happen after today.", clerk.Today);
            var contributed = (await fund.ByAgreement(clerk.Today, ct)).GetValueOrDefault(id, FundTotals.None).Contributed;
            await check(agreement, contributed);

            var amount = back ? -input.Amount : input.Amount;
            var movement = new FundMovement(FundMovementKind.Contribution, amount, input.On, FundPosting.PostingDate(input.On, clerk.Today, closedUntil), clerk.Entry)
            {
                AgreementId = id,
                Reference = Blank.ToNull(input.Reference),
            };
            db.Add(movement);
            return new ContributionReceipt(movement.Id, id, amount, movement.ValueOn, movement.PostedOn, contributed + amount, agreement.Amount - contributed - amount);
        }, ct);
        await transaction.CommitAsync(ct);
        return receipt;
    }

    private static async Task<IResult> Post(
        Id<FundingAgreement> id, Input input, bool back, string? key, RecordContribution record, ICurrentUser user, CancellationToken ct)
    {
        user.Demand(Permissions.RecordContributions); // before anything is said about the request
        if (IdempotencyKey.Refuse(key, required: true) is { } refused) return refused;
        return await (back ? record.GiveBack(id, input, key!, ct) : record.Receive(id, input, key!, ct)) is { } receipt
            ? TypedResults.Created($"/api/fund/agreements/{id}", receipt)
            : TypedResults.NotFound();
    }
}
