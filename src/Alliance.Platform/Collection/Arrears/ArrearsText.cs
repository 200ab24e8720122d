namespace Alliance.Platform.Collection.Arrears;

/// <summary>All words on late loans, in <c>ArrearsText.resx</c> (French), <c>.ar</c> and <c>.en</c>. Codes of refusals are keys as well.</summary>
public sealed class ArrearsText;
