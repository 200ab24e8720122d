namespace Alliance.Platform;

/// <summary>All words of this module, in <c>PlatformText.resx</c> (French), <c>.ar</c> and <c>.en</c>. Codes of refusals are keys as well.</summary>
public sealed class PlatformText;
