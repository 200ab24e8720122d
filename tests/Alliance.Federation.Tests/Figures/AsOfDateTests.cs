using Alliance.Federation.Figures;

namespace Alliance.Federation.Tests.Figures;

public sealed class AsOfDateTests
{
    [TestCase("2023-06-30", "2022-06-30")]
    [TestCase("2025-02-28", "2024-02-29")]
    [TestCase("2024-02-29", "2023-02-28")]
    [TestCase("2026-11-22", "2025-10-31")]
    [TestCase("2026-01-15", "2024-12-31")]
    public void A_date_is_compared_with_a_month_end_a_year_before(string day, string before) =>
        Assert.That(AsOfDate.YearBefore(Day(day)), Is.EqualTo(Day(before)));

    [Test]
    public void One_chooses_between_today_and_the_month_ends_since_the_first_figures() =>
        Assert.That(AsOfDate.Choices(Day("2023-04-01"), Day("2023-06-22")), Is.EqualTo(new[] { Day("2023-06-22"), Day("2023-05-31"), Day("2023-04-30") }));

    [Test]
    public void Today_is_offered_once_when_it_is_a_month_end() =>
        Assert.That(AsOfDate.Choices(Day("2023-05-01"), Day("2023-06-30")), Is.EqualTo(new[] { Day("2023-06-30"), Day("2023-05-31") }));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");
}
