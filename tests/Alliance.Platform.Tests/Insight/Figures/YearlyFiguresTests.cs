using System.Globalization;
using Alliance.Contracts.Platform;
using Alliance.Platform.Insight.Figures;

namespace Alliance.Platform.Tests.Insight.Figures;

internal sealed class YearlyFiguresTests
{
    [Test]
    public void A_year_is_what_its_end_has_more_than_the_end_before()
    {
        FiguresAt[] months = [Month(2021, 11, 4), Month(2021, 12, 10), Month(2022, 1, 11), Month(2022, 12, 30), Month(2023, 6, 33)];

        var years = YearlyFigures.Of(months);

        Assert.That(years.Select(x => (x.Year, x.Enterprises)), Is.EqualTo(new[] { (2021, 10L), (2022, 20L), (2023, 3L) }));
    }

    [Test]
    public void A_platform_without_activity_has_no_years() => Assert.That(YearlyFigures.Of([]), Is.Empty);

    [TestCase("2023-06-30", "2022-06-30")]
    [TestCase("2023-06-15", "2022-05-31")]
    [TestCase("2024-02-29", "2023-02-28")]
    [TestCase("2025-02-28", "2024-01-31")]
    public void A_year_before_is_a_day_of_which_there_are_figures(string day, string before) =>
        Assert.That(ShowFigures.YearBefore(DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture)), Is.EqualTo(DateOnly.ParseExact(before, "O", CultureInfo.InvariantCulture)));

    private static FiguresAt Month(int year, int month, int enterprises) =>
        new(new(year, month, DateTime.DaysInMonth(year, month)), new() { [Indicators.EnterprisesFinanced] = enterprises });
}
