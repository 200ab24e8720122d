using System.Globalization;
using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Microsoft.Extensions.Localization;

namespace Alliance.Ui;

/// <summary>How a declared indicator is called, defined and written, on every page and in every file.</summary>
public sealed class IndicatorWords(IStringLocalizer<IndicatorText> text)
{
    public string Name(Indicator indicator) => text[$"indicator.{indicator.Code}"];

    public string Definition(Indicator indicator) => text[$"definition.{indicator.Code}"];

    /// <summary>For columns of a file, whose cells are bare numbers: with the unit where it isn't told by the name.</summary>
    public string Column(Indicator indicator) => indicator.Unit is IndicatorUnit.Dirhams ? $"{Name(indicator)} ({Formats.Unit})" : Name(indicator);

    /// <param name="value">In the indicator's unit.</param>
    public string Value(Indicator indicator, decimal? value) => value is not { } x ? Formats.None : indicator.Unit switch
    {
        IndicatorUnit.Dirhams => Formats.WithUnit(Money.Dirhams(x)),
        IndicatorUnit.Share => Formats.Percent(x),
        IndicatorUnit.Times => x.ToString("N2", CultureInfo.CurrentCulture),
        IndicatorUnit.Days => text["{0} days", x.ToString("N0", CultureInfo.CurrentCulture)],
        _ => Formats.Count((long)x),
    };

    /// <summary>How a rate came about, with its numbers; null for a stock, and for what isn't told.</summary>
    public string? Formula(Indicator indicator, Release release) => indicator is Rate rate && release.Of(rate) is not null
        ? $"{Part(rate.Numerator, release.Behind(rate))} ÷ {Part(rate.Denominator, release.Behind(rate))}"
        : null;

    private string Part(Stock stock, FigureSet figures) => text["{0} {1}", Name(stock), Value(stock, stock.Of(figures))];
}
