using Alliance.Kernel;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Collection.Statements;
using Alliance.Platform.Fund;
using Alliance.Platform.Fund.Closings;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Lending;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Treasury;

/// <summary>The treasurer's desk: what waits to be done with money today, and what there is of it.</summary>
public sealed class ShowTreasury(PlatformDb db, ICurrentUser user, IBusinessDate business, TenantContext tenant, FundReader fund, CountDebitsDue debitsDue)
{
    /// <summary>Loans named in a list; more are only counted.</summary>
    public const int MostNamed = 12;

    /// <param name="Amount">Still to be paid out, or to be refunded.</param>
    /// <param name="Since">The grant, or the last payment.</param>
    public sealed record Waiting(Id<Loan> LoanId, string Number, string Enterprise, Money Amount, DateOnly? Since)
    {
        /// <summary>Its contract has to be signed before anything is paid out.</summary>
        public bool AwaitsContract { get; init; }
    }

    public sealed record List(IReadOnlyList<Waiting> First, int Count, Money Sum);

    public sealed record Desk
    {
        public required DateOnly AsOf { get; init; }
        public required Money Bank { get; init; }

        /// <summary>Bank less credits owed less what is committed.</summary>
        public required Money Available { get; init; }

        /// <summary>Payments and recoveries of this month that still count, by value date.</summary>
        public required Money ReceivedThisMonth { get; init; }

        public required int PaymentsThisMonth { get; init; }
        public required List ToPayOut { get; init; }
        public required List ToRefund { get; init; }

        /// <summary>Lines of bank statements that nobody has matched yet, or that a rule refused.</summary>
        public required int LinesToDecide { get; init; }

        /// <summary>Direct debits sent to the bank whose day has come and that are not recorded.</summary>
        public required int OpenDebits { get; init; }

        /// <summary>Loans that could still be put into a file of this month: its debits that came back, or that no file has.</summary>
        public required int DebitsToAskFor { get; init; }

        /// <summary>Direct-debit mandates in force; null as long as the platform's account isn't set and no file can be made.</summary>
        public required int? Mandates { get; init; }

        /// <summary>The last month that is over and open; null when there is none.</summary>
        public required DateOnly? MonthToClose { get; init; }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/treasury", Get).WithTags("Loan fund").WithSummary("The treasurer's desk: what waits to be done with money");

    public async Task<Desk> Handle(CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadFund);
        var today = business.Today;
        var totals = await fund.Totals(today, ct);
        var committed = await fund.Committed(ct);
        var (received, payments) = await Received(new(today.Year, today.Month, 1), ct);
        var lastMonthEnd = new DateOnly(today.Year, today.Month, 1).AddDays(-1);
        var closedUntil = await FundBooks.ReadClosedUntil(db, ct);
        return new()
        {
            AsOf = today,
            Bank = totals.Bank,
            Available = totals.Free - committed,
            ReceivedThisMonth = received,
            PaymentsThisMonth = payments,
            ToPayOut = await ToPayOut(ct),
            ToRefund = await ToRefund(ct),
            LinesToDecide = await StatementsModule.CountToDecide(db, ct),
            OpenDebits = await db.Set<DirectDebitLine>().CountAsync(x => x.State == DirectDebitState.Open && x.CollectOn <= today, ct),
            DebitsToAskFor = await debitsDue.Handle(ct),
            Mandates = BankSettings.Of(tenant.Organisation).Missing.Count == 0 ? await db.Set<Mandate>().CountAsync(x => x.EndedAt == null, ct) : null,
            MonthToClose = lastMonthEnd <= closedUntil ? null : lastMonthEnd,
        };
    }

    /// <summary>From the books: what was returned or undone is less already.</summary>
    private async Task<(Money Sum, int Count)> Received(DateOnly from, CancellationToken ct)
    {
        var movements = db.Set<FundMovement>().Where(x => x.PostedOn >= from && x.ValueOn >= from);
        var sum = await movements.Where(x => x.Kind == FundMovementKind.Repayment || x.Kind == FundMovementKind.Recovery || x.Kind == FundMovementKind.Credit)
            .SumAsync(x => (long)(object)x.Amount, ct);
        var count = await movements.Where(x => x.Kind == FundMovementKind.Repayment || x.Kind == FundMovementKind.Recovery).Select(x => x.EventId).Distinct().CountAsync(ct);
        return (new(sum), count);
    }

    private async Task<List> ToPayOut(CancellationToken ct)
    {
        var loans = db.Loans.Where(x => x.Summary.Status == LoanStatus.Contracted || x.Summary.Status == LoanStatus.InRepayment)
            .Where(x => (long)(object)x.Terms.Granted > (long)(object)x.Summary.Disbursed);
        var sum = await loans.SumAsync(x => (long)(object)x.Terms.Granted - (long)(object)x.Summary.Disbursed, ct);
        var first = await (
            from loan in loans.OrderBy(x => x.GrantedOn).ThenBy(x => x.Number).Take(MostNamed)
            join enterprise in db.Enterprises on loan.EnterpriseId equals enterprise.Id
            orderby loan.GrantedOn, loan.Number
            select new { loan.Id, loan.Number, Enterprise = enterprise.Profile.Name, loan.Terms.Granted, loan.Summary.Disbursed, loan.GrantedOn, AwaitsContract = loan.NeedsContract && loan.ContractedOn == null }).ToListAsync(ct);
        return new(first.ConvertAll(x => new Waiting(x.Id, x.Number, x.Enterprise, x.Granted - x.Disbursed, x.GrantedOn) { AwaitsContract = x.AwaitsContract }), await loans.CountAsync(ct), new(sum));
    }

    private async Task<List> ToRefund(CancellationToken ct)
    {
        var loans = db.Loans.Where(x => (long)(object)x.Summary.Credit > 0);
        var first = await (
            from loan in loans.OrderByDescending(x => (long)(object)x.Summary.Credit).ThenBy(x => x.Number).Take(MostNamed)
            join enterprise in db.Enterprises on loan.EnterpriseId equals enterprise.Id
            orderby (long)(object)loan.Summary.Credit descending, loan.Number
            select new Waiting(loan.Id, loan.Number, enterprise.Profile.Name, loan.Summary.Credit, loan.Summary.LastPaidOn)).ToListAsync(ct);
        return new(first, await loans.CountAsync(ct), new(await loans.SumAsync(x => (long)(object)x.Summary.Credit, ct)));
    }

    private static async Task<Ok<Desk>> Get(ShowTreasury showTreasury, CancellationToken ct) => TypedResults.Ok(await showTreasury.Handle(ct));
}
