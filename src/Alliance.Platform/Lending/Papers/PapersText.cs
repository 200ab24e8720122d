namespace Alliance.Platform.Lending.Papers;

/// <summary>Words of a loan's papers, and of the page that offers them.</summary>
public sealed class PapersText;
