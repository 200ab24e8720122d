namespace Alliance.Platform.Insight.Reports;

/// <summary>All words of reports, in <c>ReportsText.resx</c> (French), <c>.ar</c> and <c>.en</c>. Codes of refusals are keys as well.</summary>
public sealed class ReportsText;
