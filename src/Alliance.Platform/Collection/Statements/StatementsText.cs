namespace Alliance.Platform.Collection.Statements;

/// <summary>Words of bank statements.</summary>
public sealed class StatementsText;
