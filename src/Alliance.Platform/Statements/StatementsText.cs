namespace Alliance.Platform.Statements;

/// <summary>Words of bank statements.</summary>
public sealed class StatementsText;
