using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Product;

namespace Alliance.Platform.Tests.Lending.Loans;

/// <summary>A plausible loan. A test states only the facts it is about.</summary>
internal sealed record LoanBuilder
{
    /// <summary>A business date after everything that these tests let happen.</summary>
    public static readonly Entry Later = new(new(2099, 12, 31), "Trésorier", new(2099, 12, 31, 10, 0, 0, DateTimeKind.Utc));

    public decimal Granted { get; init; } = 36_000;
    public int Term { get; init; } = 36;
    public int GraceMonths { get; init; }
    public bool GraceInside { get; init; }
    public decimal RoundTo { get; init; } = 1;
    public int MinimumDays { get; init; } = 28;
    public Surplus Surplus { get; init; } = Surplus.Next;
    public DateOnly GrantedOn { get; init; } = new(2000, 1, 1);

    public LoanTerms Terms =>
        new(Money.Dirhams(Granted), Term, GraceMonths, GraceInside, Money.Dirhams(RoundTo), MinimumDays, Surplus);

    public Loan Contracted() => Contracted(Terms, GrantedOn);

    public static Loan Contracted(LoanTerms terms, DateOnly grantedOn) =>
        new(Id<LoanApplication>.New(), Id<Enterprise>.New(), "ISM-2022-0117", terms, grantedOn);

    public Loan DisbursedOn(DateOnly day)
    {
        var loan = Contracted();
        loan.Disburse(loan.Terms.Granted, day, Later);
        return loan;
    }
}

internal static class LoanActs
{
    public static LoanEvent Pay(this Loan loan, decimal amount, DateOnly on) => loan.Pay(Money.Dirhams(amount), on, LoanBuilder.Later);

    public static LoanEvent Disburse(this Loan loan, decimal amount, DateOnly on) => loan.Disburse(Money.Dirhams(amount), on, LoanBuilder.Later);

    public static LoanEvent Refund(this Loan loan, decimal amount, DateOnly on) => loan.RefundCredit(Money.Dirhams(amount), on, LoanBuilder.Later);

    public static LoanEvent Return(this Loan loan, LoanEvent payment, DateOnly on) => loan.Return(payment.Id, on, LoanBuilder.Later);

    public static LoanEvent Undo(this Loan loan, LoanEvent wrong) => loan.Undo(wrong.Id, LoanBuilder.Later);

    public static IEnumerable<decimal> Dues(this Loan loan) => loan.State.Schedule.Select(x => x.Due.InDirhams);

    public static IEnumerable<decimal> Received(this Loan loan) => loan.State.Schedule.Select(x => x.Received.InDirhams);

    public static IEnumerable<DateOnly> DueDates(this Loan loan) => loan.State.Schedule.Select(x => x.DueOn);
}
