namespace Alliance.Platform.Origination.Corrections;

/// <summary>Words on corrections asked of applicants, in <c>CorrectionsText.resx</c> (French), <c>.ar</c> and <c>.en</c>.</summary>
public sealed class CorrectionsText;
