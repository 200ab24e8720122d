using System.Globalization;
using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Federation.Figures;

/// <summary>One national figure with its definition, its parts and its platforms, for everybody.</summary>
public sealed partial class FigurePage(
    UseCase<ShowFigure> showFigure, NavigationManager navigation, IndicatorWords words, IBusinessDate business, TimeProvider clock, IStringLocalizer<FederationText> text)
{
    private FigureBehind? _figure;
    private IReadOnlyList<string> _years = [];
    private IReadOnlyList<Series> _series = [];
    private IReadOnlyList<string> _hrefs = [];
    private bool _wrongDate;
    private DateTimeOffset _now;

    [Parameter] public string Code { get; set; } = "";

    [SupplyParameterFromQuery] public string? AsOf { get; set; }

    private IReadOnlyList<Crumb> Trail => [new(text["Home"], "/"), new(text["National figures"], NationalAddress.Figures(_figure!.Now.AsOf))];

    protected override async Task OnInitializedAsync()
    {
        _wrongDate = !AsOfDate.TryRead(AsOf, business.Today, out var day, out _);
        _figure = await showFigure.Run(x => x.Handle(Code, _wrongDate ? business.Today : day));
        if (_figure is not { } figure)
        {
            navigation.NotFound();
            return;
        }

        _now = clock.GetUtcNow();
        _years = [.. figure.Years.Select(x => x.Year.ToString(CultureInfo.InvariantCulture))];
        _series = [new(words.Name(figure.Indicator), [.. figure.Years.Select(x => x.Value)])];
        _hrefs = [.. figure.Years.Select(x => NationalAddress.Figure(figure.Indicator, x.UpTo))];
    }

    /// <summary>Amounts of a country are millions beside an axis.</summary>
    private string Short(decimal value) => _figure!.Indicator is Stock { Unit: IndicatorUnit.Dirhams }
        ? $"{Formats.InMillions(Money.Dirhams(value))} {Formats.Millions}"
        : words.Value(_figure.Indicator, value);
}
