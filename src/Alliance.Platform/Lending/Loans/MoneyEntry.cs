using Alliance.Kernel;
using Alliance.Platform.Entries;

namespace Alliance.Platform.Lending.Loans;

/// <summary>What a form on money asks for.</summary>
/// <param name="Key">The same for every click on one filled-in form, so that two clicks move the money once (rule 8).</param>
/// <param name="Again">Who enters it has seen that one just like it is there, and means a second one.</param>
/// <param name="AboveOwed">Who enters it has seen that less is owed, and means this amount.</param>
public sealed record MoneyEntry(Money Amount, DateOnly On, PaymentMeans Means, string? Reference, string Key, bool Again = false, bool AboveOwed = false);
