namespace Alliance.Platform.Lending.Papers;

/// <summary>What is printed of a loan, for its borrower or for a file.</summary>
public enum LoanPaper
{
    /// <summary>Every instalment, with what is paid and what remains (échéancier).</summary>
    Schedule,

    /// <summary>How the loan stands and what happened to it (fiche du prêt).</summary>
    Loan,

    /// <summary>Money out and in, with the balance (relevé de compte).</summary>
    Statement,

    /// <summary>That nothing is overdue on the business date (attestation de bonne situation).</summary>
    Certificate,
}
