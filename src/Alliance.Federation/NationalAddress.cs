using System.Globalization;
using Alliance.Contracts.Platform;
using Alliance.Federation.Figures;

namespace Alliance.Federation;

/// <summary>Where what is behind a figure, a bar, a region or a platform stands. A date goes along where it still exists tomorrow: the business date is what an address without date shows.</summary>
public static class NationalAddress
{
    public static string Figures(DateOnly? asOf = null) => $"/figures{AsOf(asOf)}";

    public static string Figure(Indicator indicator, DateOnly? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return $"/figures/{indicator.Code}{AsOf(asOf)}";
    }

    /// <param name="figure">The one to be shown first, with its definition.</param>
    public static string Platform(string id, DateOnly? asOf = null, Indicator? figure = null) => $"/platforms/{id}{AsOf(asOf)}{(figure is null ? null : $"#{figure.Code}")}";

    public static string Region(string code, DateOnly? asOf = null) => $"/regions/{code}{AsOf(asOf)}";

    private static string? AsOf(DateOnly? day) => day is { } end && AsOfDate.IsMonthEnd(end) ? string.Create(CultureInfo.InvariantCulture, $"?asOf={end:yyyy-MM-dd}") : null;
}
