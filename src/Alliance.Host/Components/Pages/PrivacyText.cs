namespace Alliance.Host.Components.Pages;

/// <summary>Marks the words of the notice on personal data (<c>PrivacyText.resx</c> and its translations).</summary>
public sealed class PrivacyText;
