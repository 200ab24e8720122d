using Alliance.Kernel;
using Alliance.Platform.Entries;

namespace Alliance.Platform.Origination.Applications;

/// <summary>The bank loan that was sought in the plan, and what came of it.</summary>
public sealed partial class LoanApplication
{
    /// <summary>Null until somebody says what came of it.</summary>
    public BankLoan? BankLoan { get; private set; }

    /// <summary>Of the bank beside the honour loan: as it turned out, until then as the plan has it.</summary>
    public Money BankLoanBeside => BankLoan?.Amount ?? Request.Plan.BankLoan;

    /// <summary>What came of the bank loan; another one replaces it.</summary>
    /// <exception cref="RefusedException"><c>application.nothing-granted</c>, <c>bank-loan.negative</c>, <c>bank-loan.in-the-future</c>, <c>bank-loan.before-received</c>.</exception>
    public void RecordBankLoan(Money amount, string? bank, DateOnly on, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (!IsGranted) throw new RefusedException("application.nothing-granted", "There is no loan granted beside which a bank lends.");
        if (amount < Money.Zero) throw new RefusedException("bank-loan.negative", "What a bank lent is not below zero.");
        if (on > entry.Today) throw new RefusedException("bank-loan.in-the-future", "Nothing is obtained after today.", entry.Today);
        if (on < ReceivedOn) throw new RefusedException("bank-loan.before-received", "Nothing is obtained before the dossier was received.", ReceivedOn);
        BankLoan = new(amount, Blank.ToNull(bank), on);
        Record(ApplicationEventKind.BankLoanObtained, on, entry, EventNotes.OfBankLoan(BankLoan));
    }

    /// <summary>Takes that back: the plan's counts again.</summary>
    /// <exception cref="RefusedException"><c>bank-loan.none</c>.</exception>
    public void TakeBackBankLoan(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (BankLoan is not { } recorded) throw new RefusedException("bank-loan.none", "Nothing is recorded of the bank loan.");
        BankLoan = null;
        Record(ApplicationEventKind.BankLoanTakenBack, entry.Today, entry, EventNotes.OfBankLoan(recorded));
    }
}
