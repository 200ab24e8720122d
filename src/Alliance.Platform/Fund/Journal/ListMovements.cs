using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Lending.Loans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Fund.Journal;

/// <summary>The journal: every movement with both its sides; of one agreement, its statement, in which every dirham is traced.</summary>
public sealed class ListMovements(PlatformDb db, ICurrentUser user)
{
    /// <summary>Rows on a page unless somebody says otherwise: lines of a journal are short.</summary>
    public const int UsualSize = 50;

    /// <param name="AgreementId">Only this agreement's.</param>
    /// <param name="LoanId">Only this loan's.</param>
    /// <param name="From">First accounting day.</param>
    /// <param name="To">Last accounting day.</param>
    /// <param name="Descending">The latest first, as a journal is read; otherwise in order.</param>
    public sealed record Input(
        Id<FundingAgreement>? AgreementId = null, Id<Loan>? LoanId = null, FundMovementKind? Kind = null, DateOnly? From = null, DateOnly? To = null, Paging Page = default,
        bool Descending = false);

    /// <summary>As in a query string.</summary>
    public sealed record Query(
        Id<FundingAgreement>? AgreementId, Id<Loan>? LoanId, Word<FundMovementKind>? Kind, DateOnly? From, DateOnly? To,
        [property: Range(1, Paging.LastNumber)] int? Page, [property: Range(1, Paging.LargestSize)] int? Size, bool? Descending)
    {
        internal Input ToInput() => new(AgreementId, LoanId, Kind?.Value, From, To, Paging.Of(Page, Size, UsualSize), Descending is true);
    }

    public sealed record Row
    {
        public required Id<FundMovement> Id { get; init; }
        public required DateOnly PostedOn { get; init; }
        public required DateOnly ValueOn { get; init; }
        public required FundMovementKind Kind { get; init; }
        public required Money Amount { get; init; }
        public required FundAccounts Accounts { get; init; }
        public required Id<FundingAgreement>? AgreementId { get; init; }

        /// <summary>Its number; null for credits owed.</summary>
        public required string? Agreement { get; init; }

        public required Id<Loan>? LoanId { get; init; }

        /// <summary>Of the loan; null for money of funders.</summary>
        public required string? Number { get; init; }

        public required string? Reference { get; init; }
        public required string EnteredBy { get; init; }

        /// <summary>What the bank held after it, of what was asked for (one agreement, or the whole fund); null where only a part of the movements is shown.</summary>
        public Money? BankAfter { get; init; }
    }

    public sealed record Found(IReadOnlyList<Row> Rows, int Total);

    public static void Map(IEndpointRouteBuilder fund) => fund.MapGet("/movements", Get).WithSummary("List the fund's movements, in order or the latest first").ProducesProblem(400);

    public async Task<Found> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ReadFund);
        var matching = Matching(input);
        var total = await matching.CountAsync(ct);
        // Of the latest first, a page is one of those in order, counted from the end and turned round.
        var skip = input.Descending ? Math.Max(0, total - input.Page.Skip - input.Page.Size) : input.Page.Skip;
        var size = input.Descending ? Math.Max(0, total - input.Page.Skip) - skip : input.Page.Size;
        var rows = await Page(input, matching, skip, size, ct);
        return new(input.Descending ? [.. rows.Reverse()] : rows, total);
    }

    /// <summary>All that match, in order or the latest first: for exports.</summary>
    internal async Task<IReadOnlyList<Row>> All(Input input, CancellationToken ct)
    {
        user.Demand(Permissions.ReadFund);
        var rows = await Page(input, Matching(input), 0, int.MaxValue, ct);
        return input.Descending ? [.. rows.Reverse()] : rows;
    }

    private async Task<IReadOnlyList<Row>> Page(Input input, IQueryable<FundMovement> matching, int skip, int take, CancellationToken ct)
    {
        var ordered = matching.InOrderOfBooks(allNumbered: !await db.Set<FundMovement>().AnyAsync(x => x.Number == 0, ct));
        var placed = await (
            from x in ordered.Skip(skip).Take(take)
            join loan in db.Loans on x.LoanId equals (Id<Loan>?)loan.Id into loans
            from loan in loans.DefaultIfEmpty()
            join agreement in db.Set<FundingAgreement>() on x.AgreementId equals (Id<FundingAgreement>?)agreement.Id into agreements
            from agreement in agreements.DefaultIfEmpty()
            select new { Movement = x, Agreement = agreement.Number, Loan = loan.Number }).ToListAsync(ct);
        var names = placed.ToDictionary(x => x.Movement.Id, x => (x.Agreement, x.Loan));
        List<Row> rows = [.. placed.Select(x => x.Movement).AsQueryable().InOrderOfBooks(allNumbered: false).AsEnumerable().Select(x => new Row // joined, rows come in any order
        {
            Id = x.Id,
            PostedOn = x.PostedOn,
            ValueOn = x.ValueOn,
            Kind = x.Kind,
            Amount = x.Amount,
            Accounts = new FundAccounts(x.Bank, x.Outstanding, x.Capital, x.Losses, x.CreditsOwed),
            AgreementId = x.AgreementId,
            Agreement = names[x.Id].Agreement,
            LoanId = x.LoanId,
            Number = names[x.Id].Loan,
            Reference = x.Reference,
            EnteredBy = x.EnteredBy,
        })];
        // A balance means something only where nothing is left out before it.
        if (input.LoanId is not null || input.Kind is not null || rows.Count == 0) return rows;

        var bank = await BankBefore(input, ordered, skip, ct);
        return [.. rows.Select(x => x with { BankAfter = bank += x.Accounts.Bank })];
    }

    private async Task<Money> BankBefore(Input input, IQueryable<FundMovement> ordered, int skip, CancellationToken ct)
    {
        var before = skip == 0 ? 0 : await ordered.Take(skip).SumAsync(x => (long)(object)x.Bank, ct);
        if (input.From is { } from) before += await Matching(input with { From = null, To = from.AddDays(-1) }).SumAsync(x => (long)(object)x.Bank, ct);
        return new(before);
    }

    private IQueryable<FundMovement> Matching(Input input)
    {
        var matching = db.Set<FundMovement>().AsNoTracking();
        if (input.AgreementId is { } agreement) matching = matching.Where(x => x.AgreementId == agreement);
        if (input.LoanId is { } loan) matching = matching.Where(x => x.LoanId == loan);
        if (input.Kind is { } kind) matching = matching.Where(x => x.Kind == kind);
        if (input.From is { } from) matching = matching.Where(x => x.PostedOn >= from);
        if (input.To is { } to) matching = matching.Where(x => x.PostedOn <= to);
        return matching;
    }

    private static async Task<Ok<Found>> Get([AsParameters] Query query, ListMovements listMovements, CancellationToken ct) =>
        TypedResults.Ok(await listMovements.Handle(query.ToInput(), ct));
}
