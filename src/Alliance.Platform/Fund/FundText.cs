namespace Alliance.Platform.Fund;

/// <summary>Marker of the texts on the loan fund, in French (neutral), Arabic and English.</summary>
public sealed class FundText;
