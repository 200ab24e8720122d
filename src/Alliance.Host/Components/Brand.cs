using System.Globalization;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;

namespace Alliance.Host.Components;

/// <summary>The colours and names of the organisation at hand, or the network's where there is none.</summary>
internal static class Brand
{
    private static readonly Branding Network = new(BrandTheme.NetworkPrimary, BrandTheme.NetworkNavigation, BrandTheme.NetworkAccent, null);

    public static Branding Of(TenantContext tenant) => tenant.IsSet ? tenant.Organisation.Branding : Network;

    public static string Css(TenantContext tenant)
    {
        var (primary, navigation, accent, _) = Of(tenant);
        return BrandTheme.Css(primary, navigation, accent);
    }

    /// <summary>In the reader's language.</summary>
    public static string LocalName(this Organisation organisation) => organisation.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
}
