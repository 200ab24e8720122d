using System.Globalization;
using Alliance.Kernel;

namespace Alliance.Ui.Tests;

public sealed class FormatsTests
{
    [SetUp]
    public void Read_French() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.French;

    [Test]
    public void Headlines_are_written_with_narrow_spaces()
    {
        Assert.That(Formats.Count(1_061), Is.EqualTo("1\u202F061"));
        Assert.That(Formats.Percent(0.8624m), Is.EqualTo("86,2\u202F%"));
        Assert.That(Formats.InMillions(Money.Dirhams(86_413_000)), Is.EqualTo("86,4"));
        Assert.That(Formats.WithUnit(Money.Dirhams(50_000)), Is.EqualTo("50\u202F000,00\u202FDH"));
        Assert.That(Formats.Date(new(2023, 6, 30)), Is.EqualTo("30 juin 2023"));
    }

    [Test]
    public void What_is_unknown_is_a_dash_and_not_a_zero()
    {
        Assert.That(Formats.Share(0, 0), Is.EqualTo(Formats.None));
        Assert.That(Formats.Share(0, 4), Is.EqualTo("0,0\u202F%"));
        Assert.That(Formats.Count(null), Is.EqualTo(Formats.None));
        Assert.That(Formats.Amount(null), Is.EqualTo(Formats.None));
        Assert.That(Formats.Date(null), Is.EqualTo(Formats.None));
    }

    [Test]
    public void In_Arabic_the_percent_sign_stays_behind_its_figure()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.Arabic;

        Assert.That(Formats.Percent(0.85m), Is.EqualTo("\u200E85,0\u202F%\u200E"));
        Assert.That(Formats.Unit, Is.EqualTo("درهم"));
    }

    [Test]
    public void A_range_is_written_in_one_way()
    {
        Assert.That(Formats.Range("1", "30"), Is.EqualTo("1–30"));
        Assert.That(Formats.Range(Formats.Month(new(2023, 3, 1)), Formats.Month(new(2023, 6, 1))), Is.EqualTo("mars 2023 – juin 2023"), "what has a space in it needs some around");
        Assert.That(Formats.Range("1", "30", Cultures.Arabic), Is.EqualTo("من \u20681\u2069 إلى \u206830\u2069"), "in Arabic in words: they stand as one reads them");
        Assert.That(Formats.Becomes("سلمى", "Karim"), Is.EqualTo("\u200E\u2068سلمى\u2069 → Karim"), "a name of the other direction takes nothing along");
    }

    [Test]
    public void In_Arabic_signs_and_arrows_stand_as_one_reads()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.Arabic;

        Assert.That(Formats.BriefRange("1", "30"), Is.EqualTo("\u2067\u20681\u2069–\u206830\u2069\u2069"));
        Assert.That(Formats.Becomes("2", "9"), Is.EqualTo("\u200F\u20682\u2069 ← \u20689\u2069"));
        Assert.That(new[] { Formats.Count(-3), Formats.WholeDirhams(Money.Dirhams(-3)), Formats.InMillions(Money.Dirhams(-3_000_000)) },
            Is.EqualTo(new[] { "\u200E\u22123\u200E", "\u200E\u22123\u200E", "\u200E\u22123,0\u200E" }));
        Assert.That(Formats.WithUnit(Money.Dirhams(-3)), Is.EqualTo("\u200E\u22123,00\u200E\u202Fدرهم"));
    }
}
