using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Collection.Statements;

/// <summary>What a line becomes on its loan.</summary>
public enum MatchAct
{
    Payment,

    /// <summary>The loan was written off before (rule 12).</summary>
    Recovery,

    /// <summary>The bank takes a payment back (rule 10).</summary>
    Return,

    /// <summary>All open debits of a file are settled, each on its loan.</summary>
    DirectDebits,
}

/// <summary>How sure a match is; "certain" can be accepted without looking at it.</summary>
public enum Confidence
{
    Certain,
    Likely,
    ToCheck,
}

/// <summary>What made the match.</summary>
public enum MatchGround
{
    /// <summary>The end-to-end reference of a direct debit.</summary>
    DebitReference,

    LoanNumber,

    /// <summary>The money came from the account of the loan's mandate.</summary>
    MandateAccount,

    /// <summary>The borrower's or the enterprise's name, and what an instalment asks for.</summary>
    NameAndAmount,

    Name,

    /// <summary>The treasurer named the loan.</summary>
    ByHand,
}

/// <summary>What speaks against it.</summary>
public enum MatchDoubt
{
    /// <summary>The loan has a payment like it already.</summary>
    AlreadyRecorded,

    SeveralLoans,

    /// <summary>More than is owed: the rest would be a credit (rule 7).</summary>
    AboveOutstanding,

    /// <summary>Nothing had been paid out by that day.</summary>
    NotDisbursed,

    /// <summary>An earlier statement has a movement of the same day and amount.</summary>
    OnEarlierStatement,

    /// <summary>The direct debit was of another amount, or was returned or cancelled; or the file comes to another sum.</summary>
    OtherAmount,

    /// <summary>Several files of direct debits come to this sum.</summary>
    SeveralFiles,
}

/// <summary>A loan that a line may concern, and why it is thought so. Proposed; the treasurer decides.</summary>
public sealed record LoanMatch(Id<Loan> LoanId, string LoanNumber, MatchAct Act, Confidence Confidence, MatchGround Ground)
{
    public MatchDoubt? Doubt { get; init; }

    /// <summary>The day of the payment that is like it.</summary>
    public DateOnly? DoubtOn { get; init; }

    /// <summary>Of a return: the payment taken back.</summary>
    public Guid? PaymentId { get; init; }

    /// <summary>The direct debit it answers.</summary>
    public Guid? DebitId { get; init; }
}
