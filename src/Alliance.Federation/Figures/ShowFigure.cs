using System.Collections.Immutable;
using Alliance.Contracts.Platform;

namespace Alliance.Federation.Figures;

/// <summary>What is behind one national figure: the platforms it is made of, and how it came to be over the years. Public, as the figure is.</summary>
public sealed class ShowFigure(ShowNationalFigures national)
{
    /// <param name="asOf">A month end or the business date, see <see cref="AsOfDate"/>.</param>
    /// <returns>Null when no indicator that is published has this code.</returns>
    public async Task<FigureBehind?> Handle(string code, DateOnly asOf)
    {
        if (Indicators.All.FirstOrDefault(x => x.Code == code) is not { } indicator) return null;

        var dates = await national.Dates();
        var years = ImmutableArray.CreateBuilder<FigureAtYearEnd>();
        for (var year = dates[^1].Year; year <= asOf.Year; year++)
        {
            var end = new DateOnly(year, 12, 31);
            var day = end < asOf ? end : asOf;
            years.Add(new(year, day, (await national.Handle(day)).Release.Of(indicator)));
        }

        var before = new DateOnly(asOf.Year - 1, 12, 31);
        return new(indicator, await national.Handle(asOf), await national.Handle(before), years.ToImmutable(), dates);
    }
}

/// <param name="YearBegan">The country at the end of the year before, from which is counted what the year added.</param>
/// <param name="Years">From the first figures on.</param>
public sealed record FigureBehind(Indicator Indicator, NationalFigures Now, NationalFigures YearBegan, ImmutableArray<FigureAtYearEnd> Years, ImmutableArray<DateOnly> Dates);

/// <param name="UpTo">31 December, or the date asked for in its year.</param>
/// <param name="Value">In the indicator's unit; null where nothing is told.</param>
public sealed record FigureAtYearEnd(int Year, DateOnly UpTo, decimal? Value);
