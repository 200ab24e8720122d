using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Settings;

namespace Alliance.Platform.Product;

/// <summary>The section <c>lending</c> of a platform's file. A contract freezes what concerns it (<see cref="LoanTerms"/>); later changes don't touch a signed loan.</summary>
[Setting("How this platform lends; what is left out has its default. Signing a contract freezes these settings for that loan.", Label = "Loans")]
public sealed record LendingSettings : IValidatableObject
{
    public const string SectionName = "lending";

    [Setting("Instalments are rounded half-even to this amount (rule 1).", Label = "Rounding of instalments")]
    [AllowedValues(0.01, 1, 10, 50)] // LoanTerms.Units
    public Money RoundTo { get; init; } = Money.Dirhams(1);

    [Setting("Whether the months of grace are part of the term; else they come on top (rule 2).", Label = "Grace within the term")]
    public bool GraceInside { get; init; }

    [Setting("Least time between disbursement and first due date (rule 3).", Label = "Days before the first instalment", Unit = "days")]
    [Range(0, 366)]
    public int MinimumDaysToFirstInstalment { get; init; } = 30;

    [Setting("Where a payment goes that exceeds what is due (rule 5). next: to the next instalment, then the one after. last: to the last one, so that the loan ends earlier. spread: evenly over all that are to come, so that each becomes smaller.", Label = "Use of a surplus")]
    public Surplus Surplus { get; init; } = Surplus.Next;

    [Setting("Least amount of a loan.", Label = "Smallest loan")]
    [Range(0.01, double.PositiveInfinity)]
    public Money SmallestLoan { get; init; } = Money.Dirhams(5_000);

    [Setting("Largest amount of a loan; not below smallestLoan.", Label = "Largest loan")]
    [Range(0.01, double.PositiveInfinity)]
    public Money LargestLoan { get; init; } = Money.Dirhams(300_000);

    [Setting("Shortest term of a loan.", Label = "Shortest term", Unit = "months")]
    [Range(1, LoanTerms.LongestTerm)]
    public int ShortestTerm { get; init; } = 12;

    [Setting("Longest term of a loan; not below shortestTerm.", Label = "Longest term", Unit = "months")]
    [Range(1, LoanTerms.LongestTerm)]
    public int LongestTerm { get; init; } = 60;

    [Setting("A loan is at most this share of the physical investment, where that is known: 0.7 is 70 %.", Label = "Largest share of the investment")]
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public decimal LargestShareOfInvestment { get; init; } = 0.7m;

    [Setting("Last day late of each bucket but the open one at the end, rising (rule 11): 30, 60, 90, 180 means 1–30, 31–60, 61–90, 91–180, more.", Label = "Steps of ageing", Unit = "days")]
    [Length(1, 10)]
    [Range(1, 3_650)]
    public ImmutableArray<int> ArrearsBuckets { get; init; } = [30, 60, 90, 180];

    public static LendingSettings Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return organisation.Section<LendingSettings>(SectionName);
    }

    /// <summary>What a contract signed today fixes for a loan of this amount, term and grace.</summary>
    /// <exception cref="RefusedException">The platform doesn't lend so.</exception>
    public LoanTerms Terms(Money granted, int term, int graceMonths)
    {
        if (granted < SmallestLoan || granted > LargestLoan)
            throw new RefusedException("loan.amount-outside-product", $"Loans are of {SmallestLoan} to {LargestLoan} DH.", SmallestLoan, LargestLoan);
        if (term < ShortestTerm || term > LongestTerm)
            throw new RefusedException("loan.term-outside-product", $"Loans last {ShortestTerm} to {LongestTerm} months.", ShortestTerm, LongestTerm);

        var terms = new LoanTerms(granted, term, graceMonths, GraceInside, RoundTo, MinimumDaysToFirstInstalment, Surplus);
        terms.Check();
        return terms;
    }

    /// <summary>Asked when the file is accepted: a version that makes no sense is refused before anybody lends by it.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (LargestLoan < SmallestLoan) yield return new SettingRefusal("lending.largest-below-smallest", "largestLoan", "largestLoan is not below smallestLoan.");
        if (LongestTerm < ShortestTerm) yield return new SettingRefusal("lending.longest-below-shortest", "longestTerm", "longestTerm is not below shortestTerm.");
        if (ArrearsBuckets.Zip(ArrearsBuckets.Skip(1)).Any(x => x.First >= x.Second)) yield return new SettingRefusal("lending.buckets-rise", "arrearsBuckets", "arrearsBuckets rise, such as [30, 60, 90, 180].");
    }
}
