using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Tenancy.Organisations;

namespace Alliance.Platform.Product;

/// <summary>How a platform lends: the section <c>lending</c> of its file. A contract freezes what concerns it (<see cref="LoanTerms"/>); later changes don't touch a signed loan.</summary>
public sealed record LendingSettings : IValidatableObject
{
    public const string SectionName = "lending";

    /// <summary>Instalments are rounded half-even to 0.01, 1, 10 or 50 dirhams (rule 1).</summary>
    public Money RoundTo { get; init; } = Money.Dirhams(1);

    /// <summary>Whether the months of grace are part of the term; else they come on top (rule 2).</summary>
    public bool GraceInside { get; init; }

    /// <summary>Least days between disbursement and first due date (rule 3).</summary>
    public int MinimumDaysToFirstInstalment { get; init; } = 30;

    /// <summary>Where money goes that exceeds what is due (rule 5).</summary>
    [JsonConverter(typeof(KebabCaseEnumConverter<Surplus>))] // a word, never a number
    public Surplus Surplus { get; init; } = Surplus.Next;

    public Money SmallestLoan { get; init; } = Money.Dirhams(5_000);

    public Money LargestLoan { get; init; } = Money.Dirhams(300_000);

    /// <summary>In months.</summary>
    public int ShortestTerm { get; init; } = 12;

    /// <summary>In months.</summary>
    public int LongestTerm { get; init; } = 60;

    /// <summary>A loan is at most this share of the physical investment, where that is known: 0.7 is 70 %.</summary>
    public decimal LargestShareOfInvestment { get; init; } = 0.7m;

    /// <summary>Last day late of each bucket but the open one at the end (rule 11): 30, 60, 90, 180 means 1–30, 31–60, 61–90, 91–180, more.</summary>
    public ImmutableArray<int> ArrearsBuckets { get; init; } = [30, 60, 90, 180];

    /// <exception cref="LendingSettingsException">The file's section is unreadable or makes no sense.</exception>
    public static LendingSettings Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        LendingSettings settings;
        try
        {
            settings = organisation.Section<LendingSettings>(SectionName);
        }
        catch (Exception unreadable) when (unreadable is JsonException or RefusedException or NotSupportedException)
        {
            throw new LendingSettingsException(organisation.Id, [unreadable.Message], unreadable);
        }

        return settings.Problems().ToList() is { Count: > 0 } problems ? throw new LendingSettingsException(organisation.Id, problems) : settings;
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
    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext) => Problems().Select(x => new ValidationResult(x));

    /// <summary>What is wrong, each in one sentence with the name of the setting; nothing when all is well.</summary>
    public IEnumerable<string> Problems()
    {
        if (!LoanTerms.Units.Contains(RoundTo)) yield return "roundTo is one of 0.01, 1, 10 and 50 dirhams.";
        if (MinimumDaysToFirstInstalment is < 0 or > 366) yield return "minimumDaysToFirstInstalment is between 0 and 366 days.";
        if (!Enum.IsDefined(Surplus)) yield return "surplus is next, last or spread.";
        if (SmallestLoan <= Money.Zero) yield return "smallestLoan is above zero.";
        if (LargestLoan < SmallestLoan) yield return "largestLoan is not below smallestLoan.";
        if (ShortestTerm < 1) yield return "shortestTerm is at least one month.";
        if (LongestTerm < ShortestTerm || LongestTerm > 120) yield return "longestTerm is between shortestTerm and 120 months.";
        if (LargestShareOfInvestment is <= 0 or > 1) yield return "largestShareOfInvestment is above 0 and at most 1.";
        if (ArrearsBuckets.IsDefaultOrEmpty || ArrearsBuckets[0] < 1 || ArrearsBuckets.Zip(ArrearsBuckets.Skip(1)).Any(x => x.First >= x.Second))
            yield return "arrearsBuckets are rising numbers of days, such as [30, 60, 90, 180].";
    }
}

/// <summary>The section <c>lending</c> of an organisation's file can't be used; says why.</summary>
public sealed class LendingSettingsException(string organisationId, IReadOnlyList<string> problems, Exception? inner = null)
    : InvalidOperationException($"lending of {organisationId}: {string.Join(' ', problems)}", inner)
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
