namespace Alliance.Platform.Origination.Appraisal;

/// <summary>Words on the way of dossiers to the committee, in <c>AppraisalText.resx</c> (French), <c>.ar</c> and <c>.en</c>.</summary>
public sealed class AppraisalText;
