using Alliance.Kernel;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;

namespace Alliance.Platform.Origination.Applications;

/// <summary>What an officer should look at again before going on; nothing of it keeps a dossier from being received.</summary>
public static class ApplicationWarnings
{
    public const string DoubtfulCin = "warning.doubtful-cin";
    public const string DoubtfulEmail = "warning.doubtful-email";
    public const string DoubtfulIce = "warning.doubtful-ice";
    public const string KnownCin = "warning.known-cin";
    public const string OutsideTerritory = "warning.outside-territory";
    public const string AmountOutsideProduct = "warning.amount-outside-product";
    public const string TermOutsideProduct = "warning.term-outside-product";
    public const string AboveShareOfInvestment = "warning.above-share-of-investment";

    /// <summary>What is known of a dossier, as far as it is.</summary>
    internal sealed record Facts(string? Cin, string? Ice, string? Province, LoanRequest? Request);

    public static IEnumerable<string> Of(Person? person, EnterpriseProfile? enterprise, LoanRequest? request, Organisation organisation, LendingSettings lending) =>
        Of(new(person?.Cin, enterprise?.Ice, enterprise?.Province, request), organisation, lending);

    /// <summary>The same while a dossier is being typed.</summary>
    internal static IEnumerable<string> Of(Facts known, Organisation organisation, LendingSettings lending)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(lending);
        if (known.Cin is { } cin && !Identifiers.IsCin(cin)) yield return DoubtfulCin;
        if (known.Ice is { } ice && !Identifiers.IsIce(ice)) yield return DoubtfulIce;
        if (known.Province is { } province && !organisation.Territory.Covers(province)) yield return OutsideTerritory;
        if (known.Request is not { } request) yield break;

        if (request.Amount < lending.SmallestLoan || request.Amount > lending.LargestLoan) yield return AmountOutsideProduct;
        if (request.Term < lending.ShortestTerm || request.Term > lending.LongestTerm) yield return TermOutsideProduct;
        if (request.Plan.LargestLoan(lending.LargestShareOfInvestment) < request.Amount) yield return AboveShareOfInvestment;
    }

    /// <summary>Whether a project in that province may be financed. A platform whose file names no provinces takes them all.</summary>
    internal static bool Covers(this Territory territory, string province) =>
        territory.Provinces.IsDefaultOrEmpty || territory.Provinces.Contains(province, StringComparer.Ordinal);
}
