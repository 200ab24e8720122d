using Alliance.Kernel;
using Alliance.Platform.Files;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>Payments recorded otherwise before a debit of the same money is collected.</summary>
internal static class DebitDoubles
{
    /// <summary>Days that may lie between a payment's entry and the bank's booking, or between the days that two formats give.</summary>
    public const int DaysApart = 3;

    /// <summary>A payment that may be the debit's own money, though it names none: entered by hand, or told by a line of a statement that was accepted for the loan's name or number.</summary>
    public static LoanEvent? Of(Loan loan, DirectDebitLine debit)
    {
        var reference = Folded.Text(debit.EndToEndId);
        return loan.CountingPayments().FirstOrDefault(x => x.Amount == debit.Amount
            && (Math.Abs(x.On.DayNumber - debit.CollectOn.DayNumber) <= DaysApart || (x.Reference is { } known && Folded.Text(known) == reference)));
    }
}
