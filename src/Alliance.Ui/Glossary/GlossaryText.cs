namespace Alliance.Ui;

/// <summary>Marks the terms of honour loans and what they mean (<c>GlossaryText.resx</c> and its translations).</summary>
public sealed class GlossaryText;
