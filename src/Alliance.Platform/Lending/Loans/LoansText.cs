namespace Alliance.Platform.Lending.Loans;

/// <summary>Marker of the texts on loans, in French (neutral), Arabic and English.</summary>
public sealed class LoansText;
