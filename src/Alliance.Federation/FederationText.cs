namespace Alliance.Federation;

/// <summary>Marks the texts of this module: <c>FederationText.resx</c> (French), <c>.ar</c> and <c>.en</c>.</summary>
public sealed class FederationText;
