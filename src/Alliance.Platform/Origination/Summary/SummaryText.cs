namespace Alliance.Platform.Origination.Summary;

/// <summary>Words of the page on which a committee reads a dossier, in <c>SummaryText.resx</c> (French), <c>.ar</c> and <c>.en</c>.</summary>
public sealed class SummaryText;
