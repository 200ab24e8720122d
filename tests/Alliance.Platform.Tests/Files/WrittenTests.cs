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
    public void Amounts_are_read(string text, decimal dirhams) => Assert.That(WrittenAmount.Read(text), Is.EqualTo(Money.Dirhams(dirhams)));

    [TestCase("1,234", "statement.fraction-of-centime")]
    [TestCase("10.005", "statement.fraction-of-centime")]
    [TestCase("1 23,45", "statement.unreadable-amount")]
    [TestCase("12 3456", "statement.unreadable-amount")]
    [TestCase("1,2,3", "statement.unreadable-amount")]
    [TestCase("12,", "statement.unreadable-amount")]
    [TestCase(",50", "statement.unreadable-amount")]
    [TestCase("--5", "statement.unreadable-amount")]
    [TestCase("1e5", "statement.unreadable-amount")]
    [TestCase("mille", "statement.unreadable-amount")]
    [TestCase("٥٠", "statement.unreadable-amount")]
    [TestCase("99999999999999", "statement.unreadable-amount")]
    public void Others_are_refused(string text, string code) => Assert.That(() => WrittenAmount.Read(text), Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo(code));

    [Test]
    public void Numbers_of_a_spreadsheet_are_what_it_shows()
    {
        Assert.That(WrittenAmount.Read(0.1 + 0.2), Is.EqualTo(Money.Dirhams(0.3m)));
        Assert.That(() => WrittenAmount.Read(10.005), Throws.TypeOf<RefusedException>());
        Assert.That(() => WrittenAmount.Read(double.NaN), Throws.TypeOf<RefusedException>());
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

    [TestCase("30/06/2023")]
    [TestCase("30-06-2023")]
    [TestCase("30.06.2023")]
    [TestCase("30/06/23")]
    [TestCase("2023-06-30")]
    [TestCase("2023/06/30")]
    [TestCase("20230630")]
    [TestCase("2023-06-30T09:14:00+01:00")]
    [TestCase("30/06/2023 09:14")]
    public void Days_are_read(string text) => Assert.That(WrittenDay.Read(text), Is.EqualTo(new DateOnly(2023, 6, 30)));

    [TestCase("06/30/2023")]
    [TestCase("31/06/2023")]
    [TestCase("hier")]
    [TestCase("0001-01-01")]
    [TestCase("30/06")]
    public void Other_days_are_refused(string text) => Assert.That(() => WrittenDay.Read(text), Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo("statement.unreadable-date"));
}
