namespace Alliance.Platform.Origination.Presence;

/// <summary>Words on who has a dossier open, in <c>PresenceText.resx</c> (French), <c>.ar</c> and <c>.en</c>.</summary>
public sealed class PresenceText;
