using System.Globalization;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;

namespace Alliance.Platform.Entries;

/// <summary>How a file is called that somebody keeps: what it is, of what or whom, and of which day, in the reader's language.</summary>
public sealed class PaperFile(TenantContext tenant, IBusinessDate business)
{
    /// <summary>Signs that a file system refuses.</summary>
    private const string Refused = "/\\:*?\"<>|";

    /// <summary>A list of this platform, as of its business date, without what follows the dot.</summary>
    public string List(string what) => Stem(what, tenant.Organisation.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName), business.Today);

    /// <returns><c>Échéancier – ILA-2021-0007 – 2023-06-30</c>.</returns>
    public static string Stem(string what, string whose, DateOnly day) => $"{Plain(what)} – {Plain(whose)} – {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    private static string Plain(string text) =>
        string.Concat(text.Where(x => !char.IsControl(x)).Select(x => Refused.Contains(x, StringComparison.Ordinal) ? '-' : x)).Trim();
}
