namespace Alliance.Host.Components;

/// <summary>Marks the texts of layout, menus, error pages and the network's page (<c>ShellText.resx</c> and its translations).</summary>
public sealed class ShellText;
