using Alliance.Kernel;
using Alliance.Platform.Files;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Payments recorded by hand, or from a direct-debit file, before the bank's statement tells of the same money.</summary>
internal static class Doubles
{
    /// <summary>Days that may lie between a payment's entry and the bank's booking.</summary>
    public const int DaysApart = 3;

    /// <param name="fromStatements">Events that lines of statements became: two payments alike on two lines are two.</param>
    public static LoanEvent? DoubleOf(this Loan loan, StatementLine line, IReadOnlySet<Guid> fromStatements) =>
        Find(loan.CountingPayments().Where(x => !fromStatements.Contains(x.Id)), line.Amount, line.On, line.Reference);

    public static LoanEvent? Find(IEnumerable<LoanEvent> payments, Money amount, DateOnly on, string? reference) => payments.FirstOrDefault(x =>
        x.Amount == amount && (Math.Abs(x.On.DayNumber - on.DayNumber) <= DaysApart || (reference is not null && x.Reference is { } known && Folded.Text(known) == Folded.Text(reference))));
}
