using Alliance.Kernel;

namespace Alliance.Platform.Origination.Applications;

/// <summary>What a bank lent beside the honour loan, as it turned out.</summary>
/// <param name="Amount">Zero: it lent nothing after all.</param>
/// <param name="Bank">Null where nobody noted which.</param>
/// <param name="On">The day on which the bank agreed, or said no.</param>
public sealed record BankLoan(Money Amount, string? Bank, DateOnly On);
