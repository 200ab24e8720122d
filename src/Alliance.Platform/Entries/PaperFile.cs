using System.Globalization;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;

namespace Alliance.Platform.Entries;

/// <summary>How a list or a paper of this platform is called as a file (<see cref="FileNames"/>).</summary>
public sealed class PaperFile(TenantContext tenant, IBusinessDate business)
{
    /// <summary>As of the platform's business date, without what follows the dot.</summary>
    public string List(string what) => FileNames.Of(what, tenant.Organisation.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName), business.Today);
}
