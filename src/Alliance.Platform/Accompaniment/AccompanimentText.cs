namespace Alliance.Platform.Accompaniment;

/// <summary>Marks the words of this area, in <c>AccompanimentText.resx</c> (French), <c>.ar</c> and <c>.en</c>.</summary>
public sealed class AccompanimentText;
