namespace Alliance.Federation;

/// <summary>What use cases of the national body demand.</summary>
public static class NationalPermissions
{
    /// <summary>Consolidated figures with their breakdowns, comparisons and exports.</summary>
    public const string Read = "national.read";

    /// <summary>Compare what is stored with what platforms say they announced, and ask them again.</summary>
    public const string Reconcile = "national.reconcile";

    /// <summary>See what is wrong with organisations' files, and onboard platforms.</summary>
    public const string ManagePlatforms = "platforms.manage";
}
