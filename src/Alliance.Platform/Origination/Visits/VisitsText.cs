namespace Alliance.Platform.Origination.Visits;

/// <summary>Words on visits, in <c>VisitsText.resx</c> (French), <c>.ar</c> and <c>.en</c>.</summary>
public sealed class VisitsText;
