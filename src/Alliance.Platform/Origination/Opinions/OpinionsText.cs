namespace Alliance.Platform.Origination.Opinions;

/// <summary>Words on opinions of outsiders, in <c>OpinionsText.resx</c> (French), <c>.ar</c> and <c>.en</c>.</summary>
public sealed class OpinionsText;
