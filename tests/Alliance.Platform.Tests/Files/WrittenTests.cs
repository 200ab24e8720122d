using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Files;
using CsCheck;

namespace Alliance.Platform.Tests.Files;

/// <summary>Amounts and days as banks write them.</summary>
internal sealed class WrittenTests
{
    [TestCase("1 234,56", 1234.56)]
    [TestCase("1\u202F234,56", 1234.56)]
    [TestCase("1\u00A0234,5", 1234.5)]
    [TestCase("1234.56", 1234.56)]
    [TestCase("1.234,56", 1234.56)]
    [TestCase("1,234.56", 1234.56)]
    [TestCase("1'234.56", 1234.56)]
    [TestCase("1.234.567", 1234567)]
    [TestCase("1389", 1389)]
    [TestCase("-50,00", -50)]
    [TestCase("50,00-", -50)]
    [TestCase("\u221250,00", -50)]
    [TestCase("(50,00)", -50)]
    [TestCase("+50,00 DH", 50)]
    [TestCase("MAD 1 000", 1000)]
    [TestCase("50,00+", 50)]
    [TestCase("\u200E1\u202F750,00\u200E", 1750)]
    [TestCase("\u061C-22,00", -22)]
    [TestCase("\u200F\u201322,00", -22)]
    [TestCase("٥٠", 50)]
    [TestCase("١٬٢٣٤٫٥٠", 1234.5)]
    [TestCase("۱۲۳", 123)]
    [TestCase("１２,５０", 12.5)]
    [TestCase("22,00 D", -22)]
    [TestCase("750,00C", 750)]
    [TestCase("1 310,00 DB", -1310)]
    [TestCase("CR 18 450,00", 18450)]
    [TestCase("750,00 DH C", 750)]
    [TestCase("12.5000", 12.5)]
    public void Amounts_are_read(string text, decimal dirhams) => Assert.That(WrittenAmount.Read(text), Is.EqualTo(Money.Dirhams(dirhams)));

    [TestCase("1,234", "fraction-of-centime")]
    [TestCase("10.005", "fraction-of-centime")]
    [TestCase("1 23,45", "unreadable-amount")]
    [TestCase("12 3456", "unreadable-amount")]
    [TestCase("1,2,3", "unreadable-amount")]
    [TestCase("12,", "unreadable-amount")]
    [TestCase(",50", "unreadable-amount")]
    [TestCase("--5", "unreadable-amount")]
    [TestCase("1e5", "unreadable-amount")]
    [TestCase("mille", "unreadable-amount")]
    [TestCase("12,00 X", "unreadable-amount")]
    [TestCase("1.000", "fraction-of-centime")]
    [TestCase("99999999999999", "unreadable-amount")]
    public void Others_are_refused(string text, string code) => Assert.That(() => WrittenAmount.Read(text), Throws.TypeOf<UnreadableException>().With.Property("Fault").EqualTo(code));

    [Test]
    public void Numbers_of_a_spreadsheet_are_what_it_shows()
    {
        Assert.That(WrittenAmount.Read(0.1 + 0.2), Is.EqualTo(Money.Dirhams(0.3m)));
        Assert.That(() => WrittenAmount.Read(10.005), Throws.TypeOf<UnreadableException>());
        Assert.That(() => WrittenAmount.Read(double.NaN), Throws.TypeOf<UnreadableException>());
        Assert.That(WrittenAmount.Read(" "), Is.Null);
    }

    [Test]
    public void What_is_written_in_any_form_is_read_again() =>
        Gen.Select(Gen.Long[-99_999_999_999, 99_999_999_999], Gen.Int[0, 4]).Sample((centimes, form) =>
        {
            var amount = new Money(centimes);
            return WrittenAmount.Read(Written(amount, form)) == amount;
        });

    private static string Written(Money amount, int form) => form switch
    {
        0 => amount.ToString(),
        1 => amount.InDirhams.ToString("0.00", CultureInfo.InvariantCulture),
        2 => amount.InDirhams.ToString("N2", CultureInfo.InvariantCulture),
        3 => amount.InDirhams.ToString("N2", CultureInfo.GetCultureInfo("de-DE")),
        _ => $"{(amount < Money.Zero ? -amount : amount).InDirhams.ToString("0.00", CultureInfo.InvariantCulture)}{(amount < Money.Zero ? "-" : "")}",
    };

    [TestCase("1,234", '.', 1234)]
    [TestCase("1.234", ',', 1234)]
    [TestCase("12,500", ',', 12.5)]
    [TestCase("1,234.50", '.', 1234.5)]
    public void What_has_two_readings_is_read_by_the_sign_of_its_column(string text, char decimals, decimal dirhams) => Assert.That(WrittenAmount.Read(text, decimals), Is.EqualTo(Money.Dirhams(dirhams)));

    [TestCase("1,234 950.25", '.')]
    [TestCase("1.234 950,25", ',')]
    [TestCase("1.234.567 8", ',')]
    [TestCase("1,234 2,345", null)]
    [TestCase("1,50 1.50", null)]
    public void A_column_shows_its_sign(string cells, char? decimals)
    {
        var sign = new DecimalSign();
        foreach (var cell in cells.Split(' ')) sign.See(cell);

        Assert.That(sign.Known, Is.EqualTo(decimals));
    }

    private static readonly DateOnly Today = new(2023, 7, 3);

    [TestCase("30/06/2023")]
    [TestCase("30-06-2023")]
    [TestCase("30.06.2023")]
    [TestCase("30/06/23")]
    [TestCase("30.06.23")]
    [TestCase("30-06-23")]
    [TestCase("300623")]
    [TestCase("230630")]
    [TestCase("2023-06-30")]
    [TestCase("2023/06/30")]
    [TestCase("20230630")]
    [TestCase("30062023")]
    [TestCase("30 juin 2023")]
    [TestCase("2023-06-30T09:14:00+01:00")]
    [TestCase("2023-06-30+01:00")]
    [TestCase("2023-06-30Z")]
    [TestCase("30/06/2023 09:14")]
    [TestCase("\u200F30/06/2023\u200E")]
    [TestCase("٣٠/٠٦/٢٠٢٣")]
    public void Days_are_read(string text) => Assert.That(WrittenDay.Read(text, Today), Is.EqualTo(new DateOnly(2023, 6, 30)));

    [TestCase(45_107, false)]
    [TestCase(43_645, true)]
    [TestCase(20_230_630, false)]
    public void Numbers_of_a_spreadsheet_are_days(double number, bool since1904) => // 45 107 days after 30 December 1899
        Assert.That(WrittenDay.Read(number, Today, since1904 ? SpreadsheetDays.Since1904 : null), Is.EqualTo(new DateOnly(2023, 6, 30)));

    [TestCase("06/30/2023")]
    [TestCase("31/06/2023")]
    [TestCase("hier")]
    [TestCase("0001-01-01")]
    [TestCase("30/06")]
    [TestCase("45107")]
    [TestCase("300618", Description = "five years ago, or 18 June 2030")]
    public void Other_days_are_refused(string text) =>
        Assert.That(() => WrittenDay.Read(text, Today), Throws.TypeOf<UnreadableException>().With.Property("Fault").EqualTo("unreadable-date"));

    [TestCase("C", true)]
    [TestCase("cr", true)]
    [TestCase("Crédit", true)]
    [TestCase("+", true)]
    [TestCase("D", false)]
    [TestCase("DB", false)]
    [TestCase("débit", false)]
    [TestCase("\u2212", false)]
    [TestCase("X", null)]
    [TestCase("", null)]
    public void Directions_are_read(string text, bool? isCredit) => Assert.That(WrittenDirection.Read(text), Is.EqualTo(isCredit));
}
