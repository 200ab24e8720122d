using System.Globalization;

namespace Alliance.Ui;

/// <summary>Contrast of two colours as WCAG 2 defines it: 1 (the same) to 21 (black on white); text needs 4.5.</summary>
public static class Contrast
{
    /// <param name="one"><c>#RRGGBB</c>.</param>
    /// <param name="other"><c>#RRGGBB</c>.</param>
    public static double Of(string one, string other)
    {
        var (lighter, darker) = (Luminance(one), Luminance(other));
        if (lighter < darker) (lighter, darker) = (darker, lighter);
        return (lighter + 0.05) / (darker + 0.05);
    }

    /// <summary>White or near-black, whichever is easier to read on <paramref name="ground"/>: a platform may choose a light colour.</summary>
    public static string TextOn(string ground) => Of("#FFFFFF", ground) >= 4.5 ? "#FFFFFF" : "#23302F";

    private static double Luminance(string colour)
    {
        if (colour is not ['#', _, _, _, _, _, _]) throw new FormatException($"{colour} is not a colour such as #0F5C5C.");
        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));

        double Channel(int at)
        {
            var share = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return share <= 0.03928 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }
    }
}
