namespace Alliance.Host.Components.Settings;

/// <summary>Marks the words of the page of settings (<c>SettingsText.resx</c> and its translations); the settings' own are those of their areas.</summary>
public sealed class SettingsText;
