using MudBlazor;

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

    private static readonly string[] Fonts =
        ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Noto Naskh Arabic", "Noto Sans Arabic", "Arial", "sans-serif"];

    /// <summary>The MudBlazor theme; colours as <c>#RRGGBB</c>.</summary>
    public static MudTheme Of(string primary, string navigation, string accent) => new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = primary,
            PrimaryContrastText = Contrast.TextOn(primary),
            Secondary = navigation,
            SecondaryContrastText = Contrast.TextOn(navigation),
            Tertiary = accent,
            TertiaryContrastText = Contrast.TextOn(accent),
            Background = Ground,
            BackgroundGray = Ground,
            Surface = "#FFFFFF",
            AppbarBackground = navigation,
            AppbarText = Contrast.TextOn(navigation),
            DrawerBackground = navigation,
            DrawerText = Contrast.TextOn(navigation),
            DrawerIcon = Contrast.TextOn(navigation),
            TextPrimary = Ink,
            TextSecondary = SecondaryInk,
            TextDisabled = "#7A8582",
            ActionDefault = SecondaryInk,
            Success = Good,
            Warning = Warning,
            Error = Bad,
            Info = primary,
            InfoContrastText = Contrast.TextOn(primary),
            Divider = Line,
            DividerLight = Line,
            LinesDefault = Line,
            LinesInputs = "#8C9693",
            TableLines = Line,
            TableHover = "#FBFAF6",
            TableStriped = "#FBFAF6",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = "0.875rem", LineHeight = "1.5", LetterSpacing = "normal" },
            H1 = new H1Typography { FontSize = "1.5rem", FontWeight = "700", LineHeight = "1.25", LetterSpacing = "-0.01em" },
            H2 = new H2Typography { FontSize = "1.125rem", FontWeight = "700", LineHeight = "1.3", LetterSpacing = "normal" },
            H3 = new H3Typography { FontSize = "1rem", FontWeight = "700", LineHeight = "1.4", LetterSpacing = "normal" },
            H4 = new H4Typography { FontSize = "1rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            H5 = new H5Typography { FontSize = "0.9375rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            H6 = new H6Typography { FontSize = "1rem", FontWeight = "700", LineHeight = "1.4", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontSize = "0.875rem", FontWeight = "600", LineHeight = "1.5", LetterSpacing = "normal", TextTransform = "none" },
            Caption = new CaptionTypography { FontSize = "0.75rem", LetterSpacing = "normal" },
            Overline = new OverlineTypography { FontSize = "0.75rem", FontWeight = "600", LetterSpacing = "0.04em" },
        },
        Shadows = Flat(),
    };

    /// <summary>The same colours for pages without MudBlazor, as the declarations of a <c>style</c> attribute or rule.</summary>
    public static string Css(string primary, string navigation, string accent) =>
        $"--primary:{primary};--on-primary:{Contrast.TextOn(primary)};--navigation:{navigation};--on-navigation:{Contrast.TextOn(navigation)};--accent:{accent}";

    /// <summary>Lines part things here; only what floats above the page (menus, dialogs) casts a shadow.</summary>
    private static Shadow Flat()
    {
        var shadow = new Shadow();
        for (var height = 1; height < shadow.Elevation.Length; height++)
            shadow.Elevation[height] = height < 8 ? "none" : "0 8px 28px rgba(35, 48, 47, .16)";
        return shadow;
    }
}
