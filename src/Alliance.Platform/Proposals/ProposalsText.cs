namespace Alliance.Platform.Proposals;

/// <summary>Marker of the texts on what takes two persons, in French (neutral), Arabic and English.</summary>
public sealed class ProposalsText;
