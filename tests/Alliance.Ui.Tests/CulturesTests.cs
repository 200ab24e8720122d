using System.Globalization;
using Alliance.Kernel;

namespace Alliance.Ui.Tests;

public sealed class CulturesTests
{
    private static IEnumerable<CultureInfo> All => Cultures.All;

    [TestCaseSource(nameof(All))]
    public void An_amount_reads_the_same_in_every_language(CultureInfo culture)
    {
        Assert.That(50_000m.ToString("N2", culture), Is.EqualTo("50\u202F000,00"));
        Assert.That((-1_389).ToString("N0", culture), Is.EqualTo("-1\u202F389"));
        Assert.That(Money.Dirhams(50_000).ToString(), Is.EqualTo(50_000m.ToString("N2", culture)));
    }

    [TestCaseSource(nameof(All))]
    public void Days_are_Gregorian_in_Latin_digits_and_weeks_start_on_Monday(CultureInfo culture)
    {
        var written = new DateOnly(2023, 6, 30).ToString("d MMMM yyyy", culture);

        Assert.That(written, Does.StartWith("30 ").And.EndsWith(" 2023"));
        Assert.That(culture.DateTimeFormat.FirstDayOfWeek, Is.EqualTo(DayOfWeek.Monday));
    }

    [TestCase(5, "ماي")]
    [TestCase(7, "يوليوز")]
    [TestCase(8, "غشت")]
    [TestCase(9, "شتنبر")]
    [TestCase(11, "نونبر")]
    [TestCase(12, "دجنبر")]
    public void Arabic_months_have_their_Moroccan_names(int month, string name)
    {
        var day = new DateOnly(2023, month, 1);

        Assert.That(day.ToString("d MMMM yyyy", Cultures.Arabic), Is.EqualTo($"1 {name} 2023"));
        Assert.That(day.ToString("MMM", Cultures.Arabic), Is.EqualTo(name));
    }

    [Test]
    public void Only_Arabic_is_written_from_right_to_left() =>
        Assert.That(Cultures.All.Select(x => x.Direction()), Is.EqualTo(new[] { "ltr", "rtl", "ltr" }));
}
