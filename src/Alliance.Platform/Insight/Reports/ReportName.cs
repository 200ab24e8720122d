namespace Alliance.Platform.Insight.Reports;

/// <summary>The reports there are; in addresses as <c>last-instalment</c>.</summary>
public enum ReportName
{
    Portfolio,
    Expected,
    Collected,
    Ageing,
    Losses,
    Disbursed,
    LastInstalment,
}

/// <summary>By what a report is broken down.</summary>
public enum Breakdown
{
    Nothing,
    Officer,
    Province,
    Sector,
}

/// <summary>Which days a report looks at beside its as-of date.</summary>
public enum ReportPeriod
{
    None,

    /// <summary>From a day up to the as-of date or before.</summary>
    Past,

    /// <summary>From the as-of date up to a later day.</summary>
    Ahead,
}
