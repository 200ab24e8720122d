using Alliance.Kernel;
using Alliance.Platform.Insight.Figures;

namespace Alliance.Platform.Insight.Dashboard;

/// <summary>The platform's figures in one look: now, a year before, and year by year.</summary>
public sealed class ShowDashboard(ShowFigures showFigures, ListMonths listMonths, ShowPipeline showPipeline, ICurrentUser user, IBusinessDate business)
{
    /// <param name="Pipeline">Null for those who may not read dossiers.</param>
    public sealed record Dashboard(FiguresAt Figures, FiguresAt YearBefore, IReadOnlyList<YearlyFigures> Years, ShowPipeline.Pipeline? Pipeline);

    public async Task<Dashboard> Handle(CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadFigures);
        return new(
            await showFigures.At(ct: ct),
            await showFigures.At(ShowFigures.YearBefore(business.Today), ct),
            YearlyFigures.Of(await listMonths.Handle(ct: ct)),
            user.May(Permissions.ReadApplications) ? await showPipeline.Handle(ct) : null);
    }
}
