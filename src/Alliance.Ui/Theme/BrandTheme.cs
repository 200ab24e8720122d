namespace Alliance.Ui;

/// <summary>The product's look in an organisation's colours: the colours are its own, everything else is the same for all.</summary>
public static class BrandTheme
{
    public const string Ground = "#F7F5F0";
    public const string Line = "#E8E2D5";
    public const string Ink = "#23302F";
    public const string SecondaryInk = "#5B6764";
    public const string Good = "#1F6B4C";
    public const string Warning = "#8A5314";
    public const string Bad = "#9B2C22";

    /// <summary>What stands in for an organisation where there is none: the network's own pages.</summary>
    public const string NetworkPrimary = "#0F5C5C";
    public const string NetworkNavigation = "#0B3D3D";
    public const string NetworkAccent = "#E0A458";

    /// <summary>The colours as the declarations of a <c>style</c> attribute or rule.</summary>
    public static string Css(string primary, string navigation, string accent) =>
        $"--primary:{primary};--on-primary:{Contrast.TextOn(primary)};--navigation:{navigation};--on-navigation:{Contrast.TextOn(navigation)};--accent:{accent}";
}
