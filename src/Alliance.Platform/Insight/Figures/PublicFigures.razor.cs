using System.Globalization;
using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Insight.Figures;

/// <summary>The platform's figures for everybody, without sign-in or script.</summary>
public sealed partial class PublicFigures(
    UseCase<ShowFigures> showFigures, UseCase<ListMonths> listMonths, IBusinessDate business, IStringLocalizer<PlatformText> text)
{
    private FiguresAt? _figures;
    private FiguresAt? _before;
    private Release? _release;
    private Exception? _refusal;
    private List<DateOnly> _days = [];
    private IReadOnlyList<YearlyFigures> _years = [];

    [SupplyParameterFromQuery] public string? AsOf { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var asked = BusinessDay.Read(AsOf) ?? business.Today;
        try
        {
            _figures = await showFigures.Run(x => x.At(asked));
        }
        catch (RefusedException refusal)
        {
            _refusal = refusal;
            _figures = await showFigures.Run(x => x.At());
        }

        _release = await showFigures.Run(x => x.Release(_figures));
        _before = await showFigures.Run(x => x.At(ShowFigures.YearBefore(_figures.AsOf)));
        var months = await listMonths.Run(x => x.Handle());
        _years = YearlyFigures.Of(months.Where(x => x.AsOf <= _figures.AsOf));
        _days = [.. Days(months)];
    }

    /// <summary>Today, the month ends of a year, and the ends of the years before; and the day that was asked for.</summary>
    private IEnumerable<DateOnly> Days(IReadOnlyList<FiguresAt> months) => months.Select(x => x.AsOf)
        .Where((x, i) => i >= months.Count - 13 || x.Month == 12)
        .Append(business.Today).Append(_figures!.AsOf)
        .Distinct().OrderDescending();

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
