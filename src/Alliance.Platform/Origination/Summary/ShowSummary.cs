using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Appraisal;
using Alliance.Platform.Origination.Opinions;

namespace Alliance.Platform.Origination.Summary;

/// <summary>A dossier on one page, for those who may read it: the platform's staff, and members of a session that has it on its agenda.</summary>
public sealed class ShowSummary(ShowApplication showApplication, ShowReadiness showReadiness, ShowOpinions showOpinions, DossierAccess access, IBusinessDate business)
{
    /// <param name="isPassedOn">As on paper, which goes from hand to hand: what outsiders said in confidence isn't there.</param>
    /// <returns>Null when this platform has no such dossier, or none that the user may see.</returns>
    internal async Task<DossierSummary?> Handle(Id<LoanApplication> id, CultureInfo culture, bool isPassedOn, CancellationToken ct = default)
    {
        if (!await access.DemandReading(id, ct)) return null;
        return await showApplication.Of(id, ct) is { } dossier && await showReadiness.Of(id, ct) is { } standing
            ? new(dossier, standing, await showOpinions.Of(id, isPassedOn, ct), business.Today, culture)
            : null;
    }
}
