using CsCheck;

namespace Alliance.Kernel.Tests;

/// <summary>Amounts as people type and paste them, whatever the language of their browser and keyboard. What each means was written down by hand.</summary>
public sealed class TypedAmountTests
{
    [TestCase("1250,50", 125_050)]
    [TestCase("1250.50", 125_050)]
    [TestCase("1 250,50", 125_050)]
    [TestCase("1.250,50", 125_050)]
    [TestCase("1,250.50", 125_050)]
    [TestCase("1\u00A0250,50", 125_050, TestName = "no-break space")]
    [TestCase("1\u202F250,50", 125_050, TestName = "narrow no-break space, as we write it")]
    [TestCase("1\u2009250,50", 125_050, TestName = "thin space")]
    [TestCase("1'250.50", 125_050)]
    [TestCase("1’250,50", 125_050)]
    [TestCase("١٢٥٠٫٥٠", 125_050, TestName = "Arabic-Indic digits and decimal sign")]
    [TestCase("١٬٢٥٠٫٥٠", 125_050, TestName = "Arabic-Indic digits and thousands sign")]
    [TestCase("١٢٥٠،٥٠", 125_050, TestName = "Arabic comma")]
    [TestCase("۱۲۵۰٫۵", 125_050, TestName = "Persian digits")]
    [TestCase("\u200F١٢٥٠٫٥٠\u200F", 125_050, TestName = "pasted with invisible marks")]
    [TestCase("  1250,50 DH ", 125_050)]
    [TestCase("MAD 1250.50", 125_050)]
    [TestCase("1250,50 درهم", 125_050)]
    [TestCase("1250,5", 125_050)]
    [TestCase("1250", 125_000)]
    [TestCase("1250,", 125_000)]
    [TestCase("1 250", 125_000)]
    [TestCase("12,50", 1_250)]
    [TestCase("0,05", 5)]
    [TestCase(",50", 50)]
    [TestCase("0", 0)]
    [TestCase("750", 75_000)]
    [TestCase("1 234 567,89", 123_456_789)]
    [TestCase("1.234.567", 123_456_700)]
    [TestCase("1,234,567.89", 123_456_789)]
    [TestCase("999999999999,99", 99_999_999_999_999)]
    public void Is_read(string typed, long centimes) => Assert.That(TypedAmount.Read(typed), Is.EqualTo(new Money(centimes)));

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" \u00A0\u200F ")]
    public void Nothing_is_nothing(string? typed) => Assert.That(TypedAmount.Read(typed), Is.Null);

    [TestCase("1.250", "1250")]
    [TestCase("1,250", "1250")]
    [TestCase("12,500", "12500")]
    [TestCase("125.000", "125000")]
    [TestCase("١٫٢٥٠", "1250")]
    public void What_has_two_readings_is_refused_and_says_how_to_write_it(string typed, string plain)
    {
        var refused = Assert.Throws<RefusedException>(() => TypedAmount.Read(typed));

        Assert.That((refused!.Code, refused.Arguments[0]), Is.EqualTo((TypedAmount.TwoReadings, plain)));
    }

    [TestCase("1250,505")]
    [TestCase("0,500")]
    [TestCase("1 250,505")]
    [TestCase("1250,5000")]
    public void A_fraction_of_a_centime_is_refused(string typed) =>
        Assert.That(() => TypedAmount.Read(typed), Throws.TypeOf<RefusedException>().With.Property(nameof(RefusedException.Code)).EqualTo("money.fraction-of-centime"));

    [TestCase("12 50")]
    [TestCase("1 250 50")]
    [TestCase("1250 50")]
    [TestCase("1,250,50")]
    [TestCase("1.250.50")]
    [TestCase("1 25,50")]
    [TestCase("-5")]
    [TestCase("+5")]
    [TestCase("(5)")]
    [TestCase("1e3")]
    [TestCase("0x10")]
    [TestCase("mille")]
    [TestCase("DH")]
    [TestCase(",")]
    [TestCase("1,2,3")]
    [TestCase("12,5,")]
    [TestCase("1000000000000")]
    public void Anything_else_is_refused(string typed) =>
        Assert.That(() => TypedAmount.Read(typed), Throws.TypeOf<RefusedException>().With.Property(nameof(RefusedException.Code)).EqualTo(TypedAmount.Unreadable));

    [Test]
    public void What_we_show_is_read_back() =>
        Gen.Long[0, 99_999_999_999_999].Sample(x => TypedAmount.Read(new Money(x).ToString()) == new Money(x));
}
