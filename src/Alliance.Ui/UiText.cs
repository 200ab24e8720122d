namespace Alliance.Ui;

/// <summary>Marks the texts of the shared parts (<c>UiText.resx</c> and its translations).</summary>
public sealed class UiText;
