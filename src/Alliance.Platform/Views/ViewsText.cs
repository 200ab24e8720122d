namespace Alliance.Platform.Views;

/// <summary>Words on kept views, in <c>ViewsText.resx</c> (French), <c>.ar</c> and <c>.en</c>. Codes of refusals are keys as well.</summary>
public sealed class ViewsText;
