namespace Alliance.Platform.Origination.Letters;

/// <summary>Words of letters to applicants, and on the page about them, in <c>LettersText.resx</c> (French), <c>.ar</c> and <c>.en</c>.</summary>
public sealed class LettersText;
