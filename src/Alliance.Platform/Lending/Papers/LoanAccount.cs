using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Lending.Papers;

/// <summary>A loan as an account between platform and borrower: what was lent, paid, taken back and given back, and what is owed after each.</summary>
public static class LoanAccount
{
    /// <param name="Out">To the borrower, or back to the borrower; zero where none.</param>
    /// <param name="In">From the borrower; zero where none.</param>
    /// <param name="Balance">Owed by the borrower afterwards; below zero: paid too much, and to be given back.</param>
    public sealed record Line(DateOnly On, LoanEventKind Kind, PaymentMeans? Means, string? Reference, Money Out, Money In, Money Balance);

    /// <summary>In order of value dates. What was undone never was; a returned payment shows twice, in and out. A loss moves no money.</summary>
    public static IReadOnlyList<Line> Of(IEnumerable<ShowLoan.Happening> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var balance = Money.Zero;
        return [.. events.Reverse().Where(Counts).Select(x =>
        {
            var (paidOut, paidIn) = IsOut(x.Kind) ? (x.Amount, Money.Zero) : x.Kind is LoanEventKind.WrittenOff ? (Money.Zero, Money.Zero) : (Money.Zero, x.Amount);
            balance += paidOut - paidIn;
            return new Line(x.On, x.Kind, x.Means, x.Reference, paidOut, paidIn, balance);
        })];
    }

    private static bool Counts(ShowLoan.Happening happened) =>
        !happened.IsUndone && (happened.Kind.IsMoney() || happened.Kind is LoanEventKind.Returned or LoanEventKind.WrittenOff);

    private static bool IsOut(LoanEventKind kind) => kind is LoanEventKind.Disbursed or LoanEventKind.CreditRefunded or LoanEventKind.Returned;
}
