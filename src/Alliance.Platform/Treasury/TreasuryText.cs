namespace Alliance.Platform.Treasury;

/// <summary>Marker of the texts on the treasurer's desk, in French (neutral), Arabic and English.</summary>
public sealed class TreasuryText;
