namespace Alliance.Schemes;

/// <summary>Marks the words of this part, in <c>SchemesText.resx</c> (French), <c>.ar</c> and <c>.en</c>. Codes of refusals are keys as well.</summary>
public sealed class SchemesText;
