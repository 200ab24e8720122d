namespace Alliance.Platform.Origination.Notes;

/// <summary>Words on notes on dossiers, in <c>NotesText.resx</c> (French), <c>.ar</c> and <c>.en</c>.</summary>
public sealed class NotesText;
