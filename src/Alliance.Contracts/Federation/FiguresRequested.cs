namespace Alliance.Contracts.Federation;

/// <summary>The Alliance asks a platform to announce its figures of all months again. Recipient: that platform.</summary>
public sealed record FiguresRequested(string Reason);
