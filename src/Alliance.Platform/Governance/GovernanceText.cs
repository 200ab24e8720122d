namespace Alliance.Platform.Governance;

/// <summary>Marker of the texts on bodies, statutes, sessions and ballots, in French (neutral), Arabic and English.</summary>
public sealed class GovernanceText;
