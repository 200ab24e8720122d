using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Appraisal;

namespace Alliance.Platform.Origination.Summary;

/// <summary>A dossier on one page, for those who may read it: the platform's staff, and members of a session that has it on its agenda.</summary>
public sealed class ShowSummary(ShowApplication showApplication, ShowReadiness showReadiness, DossierAccess access, IBusinessDate business)
{
    /// <returns>Null when this platform has no such dossier, or none that the user may see.</returns>
    internal async Task<DossierSummary?> Handle(Id<LoanApplication> id, CultureInfo culture, CancellationToken ct = default)
    {
        if (!await access.DemandReading(id, ct)) return null;
        return await showApplication.Of(id, ct) is { } dossier && await showReadiness.Of(id, ct) is { } standing ? new(dossier, standing, business.Today, culture) : null;
    }
}
