namespace Alliance.Platform.Origination.Merging;

/// <summary>Words on merging records of persons, in <c>MergingText.resx</c> (French), <c>.ar</c> and <c>.en</c>.</summary>
public sealed class MergingText;
