namespace Alliance.Identity.Drafts;

/// <summary>Words on drafts, in <c>DraftsText.resx</c> (French), <c>.ar</c> and <c>.en</c>.</summary>
public sealed class DraftsText;
