namespace Alliance.Platform.Lending;

/// <summary>Words that loans, deferrals and receipts share, sentences of refusals among them.</summary>
public sealed class LendingText;
