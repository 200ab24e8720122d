using System.Globalization;

namespace Alliance.Ui;

/// <summary>A vertical axis from zero to a round number at or above the largest value, in at most five steps; and below zero as far as the smallest goes.</summary>
/// <param name="Below">Steps below zero.</param>
internal sealed record Axis(decimal Step, int Steps, int Below = 0)
{
    public decimal Top => Step * Steps;

    public decimal Bottom => -Step * Below;

    public IEnumerable<decimal> Ticks => Enumerable.Range(-Below, Below + Steps + 1).Select(x => x * Step);

    public static Axis For(decimal largest, decimal smallest)
    {
        if (smallest >= 0m) return For(largest);
        var (up, down) = (Math.Max(0m, largest), -smallest);
        var step = For(Math.Max(up, down)).Step;
        return new(step, (int)decimal.Ceiling(up / step), (int)decimal.Ceiling(down / step));
    }

    public static Axis For(decimal largest)
    {
        if (largest <= 0m) return new(1m, 1);
        var magnitude = 1m;
        while (magnitude * 10m <= largest / 4m) magnitude *= 10m;
        while (magnitude > largest / 4m && magnitude > 0.0001m) magnitude /= 10m;
        decimal[] multiples = [1m, 2m, 2.5m, 5m, 10m];
        var step = multiples.Select(x => x * magnitude).First(x => x * 5m >= largest);
        return new(step, (int)decimal.Ceiling(largest / step));
    }

    /// <summary>Percent of the axis's height, written for CSS and SVG.</summary>
    public string Percent(decimal value) => Css(Height(value));

    /// <summary>0 at the bottom, 100 at the top.</summary>
    public decimal Height(decimal value) => Top == Bottom ? 0m : (value - Bottom) / (Top - Bottom) * 100m;

    public static string Css(decimal percent) => string.Create(CultureInfo.InvariantCulture, $"{percent:0.###}%");

    public static string Number(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
