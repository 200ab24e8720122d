using System.Collections.Immutable;
using Alliance.Kernel;

namespace Alliance.Platform.Lending.Loans;

/// <param name="From">Fewest days late.</param>
/// <param name="To">Most; null for the open bucket at the end.</param>
/// <param name="Outstanding">Capital that its loans still owe, late or not.</param>
public sealed record ArrearsBucket(int From, int? To, int Loans, Money AmountLate, Money Outstanding);

/// <summary>The state of arrears on a day (rule 11).</summary>
/// <param name="Outstanding">Capital outstanding of all loans.</param>
/// <param name="OutstandingOver30">Of loans more than 30 days late.</param>
/// <param name="Buckets">By days late of each loan.</param>
public sealed record ArrearsFigures(
    DateOnly AsOf, int LateLoans, Money AmountLate, Money Outstanding, Money OutstandingOver30, Money OutstandingOver90, ImmutableArray<ArrearsBucket> Buckets)
{
    /// <summary>0 to 1; null when nothing is outstanding.</summary>
    public decimal? Par30 => Ratio(OutstandingOver30);

    /// <summary>0 to 1; null when nothing is outstanding.</summary>
    public decimal? Par90 => Ratio(OutstandingOver90);

    private decimal? Ratio(Money part) =>
        Outstanding == Money.Zero ? null : decimal.Round((decimal)part.Centimes / Outstanding.Centimes, 6, MidpointRounding.ToEven);
}
