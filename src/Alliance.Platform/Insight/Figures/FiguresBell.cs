using Alliance.Tenancy.Lifecycle;

namespace Alliance.Platform.Insight.Figures;

/// <summary>Rings when a platform has committed a change that figures depend on.</summary>
public sealed class FiguresBell : OrganisationBell;
