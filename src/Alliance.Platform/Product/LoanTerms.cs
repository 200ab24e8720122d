using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Tenancy.Settings;

namespace Alliance.Platform.Product;

/// <summary>Where money goes that exceeds what is due (rule 5).</summary>
public enum Surplus
{
    /// <summary>To the next instalment, then the one after.</summary>
    [Setting("To the next instalment")] Next,

    /// <summary>To the last instalment, then the one before: the loan ends earlier.</summary>
    [Setting("To the last instalment")] Last,

    /// <summary>Evenly over all instalments to come: each becomes smaller.</summary>
    [Setting("Evenly over all to come")] Spread,
}

/// <summary>What the contract fixes, for good. Later changes of settings don't touch a signed loan (rule 6).</summary>
/// <param name="Granted">What the committee approved; tranches together never exceed it.</param>
/// <param name="Term">Months agreed; whether <paramref name="GraceMonths"/> are among them says <paramref name="GraceInside"/> (rule 2).</param>
/// <param name="GraceMonths">Months without principal, 0 to 12.</param>
/// <param name="RoundTo">Instalments are rounded half-even to this unit; the last takes the remainder (rule 1).</param>
/// <param name="MinimumDays">Least days between disbursement and first due date (rule 3).</param>
public sealed record LoanTerms(
    Money Granted, int Term, int GraceMonths, bool GraceInside, Money RoundTo, int MinimumDays, Surplus Surplus)
{
    /// <summary>Months; also the most instalments a new schedule may have.</summary>
    public const int LongestTerm = 120;

    /// <summary>Units an instalment may be rounded to, from coarse to fine.</summary>
    public static readonly ImmutableArray<Money> Units = [Money.Dirhams(50), Money.Dirhams(10), Money.Dirhams(1), Money.Dirhams(0.01m)];

    /// <summary>Number of instalments: 36 months with 6 of grace are 36 instalments in months 7 to 42 on top, 30 in months 7 to 36 inside.</summary>
    public int Instalments => GraceInside ? Term - GraceMonths : Term;

    /// <exception cref="RefusedException">Terms no loan can have.</exception>
    public void Check()
    {
        if (Granted <= Money.Zero) throw new RefusedException("loan.amount-not-positive", "An amount is above zero.");
        if (Term is < 1 or > LongestTerm) throw new RefusedException("loan.term-impossible", "A term is between 1 and 120 months.");
        if (GraceMonths is < 0 or > 12) throw new RefusedException("loan.grace-impossible", "Grace is between 0 and 12 months.");
        if (Instalments < 1) throw new RefusedException("loan.grace-longer-than-term", "Grace inside the term leaves no month to pay in.");
        if (!Units.Contains(RoundTo)) throw new RefusedException("loan.unit-impossible", "Instalments are rounded to 0.01, 1, 10 or 50 DH.");
        if (MinimumDays is < 0 or > 366) throw new RefusedException("loan.minimum-days-impossible", "Minimum days are between 0 and 366.");
    }
}
