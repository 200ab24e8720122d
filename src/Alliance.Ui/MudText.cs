namespace Alliance.Ui;

/// <summary>Marks MudBlazor's own texts in our languages (<c>MudText.resx</c> and its translations); the keys are MudBlazor's.</summary>
public sealed class MudText;
