namespace Alliance.Platform.Lending.Receipts;

/// <summary>Words of receipts, on paper and on the page that verifies them.</summary>
public sealed class ReceiptsText;
