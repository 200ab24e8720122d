using Alliance.Kernel;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Files;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Where an event of a loan came from.</summary>
/// <param name="On">The day of its line.</param>
internal sealed record StatementEvent(Id<BankStatement> Statement, DateOnly On);

/// <summary>Payments and returns recorded by hand, from a direct-debit file, from a list of returns or from another statement, before this statement tells of the same money.</summary>
internal static class Doubles
{
    /// <summary>Code of what is asked; "despiteDouble" is the answer.</summary>
    public const string Question = "statement.already-recorded";

    /// <inheritdoc cref="DebitDoubles.DaysApart"/>
    public const int DaysApart = DebitDoubles.DaysApart;

    /// <param name="fromStatements">Events that lines became.</param>
    public static LoanEvent? DoubleOf(this Loan loan, StatementLine line, IReadOnlyDictionary<Guid, StatementEvent> fromStatements) =>
        Find(line.IsCredit ? loan.CountingPayments() : loan.CountingReturns(), line, fromStatements);

    /// <param name="events">Payments for a credit, returns for money that went out.</param>
    public static LoanEvent? Find(IEnumerable<LoanEvent> events, StatementLine line, IReadOnlyDictionary<Guid, StatementEvent> fromStatements) =>
        events.FirstOrDefault(x => x.Amount == (line.IsCredit ? line.Amount : -line.Amount) && (fromStatements.TryGetValue(x.Id, out var from) ? IsOfAnother(x, line, from) : IsSame(x, line)));

    /// <summary>Two payments or returns alike on one statement are two. Those of one day were counted when the later statement came in, and only a line that was like an earlier one is asked about.</summary>
    private static bool IsOfAnother(LoanEvent payment, StatementLine line, StatementEvent from) =>
        from.Statement != line.StatementId && DaysBetween(payment, line) <= DaysApart && (line.IsPerhapsKnown || from.On != line.On);

    /// <summary>A return's reference is its reason, which many share.</summary>
    private static bool IsSame(LoanEvent payment, StatementLine line) =>
        DaysBetween(payment, line) <= DaysApart || (payment.Kind is not LoanEventKind.Returned && line.Reference is { } reference && payment.Reference is { } known && Folded.Text(known) == Folded.Text(reference));

    /// <summary>A payment of a debit's amount that may be the debit's: of a file, no line says which loan it is about.</summary>
    public static LoanEvent? OfDebit(Loan loan, StatementLine line, Money amount) =>
        loan.CountingPayments().FirstOrDefault(x => x.Amount == amount && DaysBetween(x, line) <= DaysApart);

    private static int DaysBetween(LoanEvent payment, StatementLine line) =>
        Math.Min(Math.Abs(payment.On.DayNumber - line.On.DayNumber), Math.Abs(payment.On.DayNumber - line.CountsOn.DayNumber));
}
