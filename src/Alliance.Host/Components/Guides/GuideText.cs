namespace Alliance.Host.Components.Guides;

/// <summary>Marks the words of the guides (<c>GuideText.resx</c> and its translations).</summary>
public sealed class GuideText;
