namespace Alliance.Ui;

/// <summary>Marks the names and definitions of the declared indicators (<c>IndicatorText.resx</c> and its translations).</summary>
public sealed class IndicatorText;
