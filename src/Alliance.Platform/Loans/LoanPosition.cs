using Alliance.Kernel;

namespace Alliance.Platform.Loans;

/// <summary>How a loan stood at the end of a day, for figures and rates: only events up to that day count.</summary>
/// <param name="Disbursed">All that had been paid out.</param>
/// <param name="CapitalDue">Instalments due up to the day, on the schedule then in force.</param>
/// <param name="CapitalReceived">What had been received on those: payments in advance count only up to what is due.</param>
/// <param name="Outstanding">Capital still to be repaid.</param>
public readonly record struct LoanPosition(
    DateOnly On, Money Disbursed, Money CapitalDue, Money CapitalReceived, Money Outstanding, bool IsFullyRepaid);
