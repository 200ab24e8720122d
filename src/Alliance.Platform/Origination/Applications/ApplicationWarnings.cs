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

    public static IEnumerable<string> Of(Person? person, EnterpriseProfile? enterprise, LoanRequest? request, Organisation organisation, LendingSettings lending)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(lending);
        if (person?.Cin is { } cin && !Identifiers.IsCin(cin)) yield return DoubtfulCin;
        if (enterprise?.Ice is { } ice && !Identifiers.IsIce(ice)) yield return DoubtfulIce;
        if (enterprise is not null && !organisation.Territory.Covers(enterprise.Province)) yield return OutsideTerritory;
        if (request is null) yield break;

        if (request.Amount < lending.SmallestLoan || request.Amount > lending.LargestLoan) yield return AmountOutsideProduct;
        if (request.Term < lending.ShortestTerm || request.Term > lending.LongestTerm) yield return TermOutsideProduct;
        if (request.Plan.LargestLoan(lending.LargestShareOfInvestment) < request.Amount) yield return AboveShareOfInvestment;
    }

    /// <summary>Whether a project in that province may be financed. A platform whose file names no provinces takes them all.</summary>
    internal static bool Covers(this Territory territory, string province) =>
        territory.Provinces.IsDefaultOrEmpty || territory.Provinces.Contains(province, StringComparer.Ordinal);
}
