namespace Alliance.Platform.Contracting;

/// <summary>Words of contracts and their templates.</summary>
public sealed class ContractingText;
