namespace Alliance.Platform.Accompaniment.Mentoring;

/// <summary>Marker of the texts on mentors, pairs, meetings and notes, in French (neutral), Arabic and English.</summary>
public sealed class MentoringText;
