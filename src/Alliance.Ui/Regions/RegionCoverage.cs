namespace Alliance.Ui;

public enum CoverageState
{
    /// <summary>No platform.</summary>
    None,

    /// <summary>A platform is joining.</summary>
    Joining,

    /// <summary>A platform serves at least one province.</summary>
    Covered,
}

/// <summary>What the map shows of a region.</summary>
/// <param name="Region">ISO 3166-2 code.</param>
/// <param name="Value">The figure that shades a covered region; null shades it fully.</param>
/// <param name="Says">For the tooltip and screen readers, after the region's name: "1 061 entreprises".</param>
/// <param name="Href">Where a click on the region leads.</param>
public sealed record RegionCoverage(string Region, CoverageState State, decimal? Value = null, string? Says = null, string? Href = null);
