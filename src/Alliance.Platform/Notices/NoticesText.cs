namespace Alliance.Platform.Notices;

/// <summary>Marker of the texts of notices, in French (neutral), Arabic and English.</summary>
public sealed class NoticesText;
