using Alliance.Kernel;
using Alliance.Platform.Lending.Receipts;
using Alliance.Ui;

namespace Alliance.Platform.Tests.Lending.Receipts;

public sealed class AmountInWordsTests
{
    [TestCase(0, "zéro dirham")]
    [TestCase(1, "un dirham")]
    [TestCase(2, "deux dirhams")]
    [TestCase(16, "seize dirhams")]
    [TestCase(21, "vingt et un dirhams")]
    [TestCase(70, "soixante-dix dirhams")]
    [TestCase(71, "soixante et onze dirhams")]
    [TestCase(77, "soixante-dix-sept dirhams")]
    [TestCase(80, "quatre-vingts dirhams")]
    [TestCase(81, "quatre-vingt-un dirhams")]
    [TestCase(91, "quatre-vingt-onze dirhams")]
    [TestCase(100, "cent dirhams")]
    [TestCase(200, "deux cents dirhams")]
    [TestCase(203, "deux cent trois dirhams")]
    [TestCase(1_000, "mille dirhams")]
    [TestCase(1_180, "mille cent quatre-vingts dirhams")]
    [TestCase(80_000, "quatre-vingt mille dirhams")]
    [TestCase(200_000, "deux cent mille dirhams")]
    [TestCase(1_000_000, "un million de dirhams")]
    [TestCase(80_000_000, "quatre-vingts millions de dirhams")]
    [TestCase(2_000_300, "deux millions trois cents dirhams")]
    [TestCase(1_250.50, "mille deux cent cinquante dirhams et cinquante centimes")]
    [TestCase(0.01, "zéro dirham et un centime")]
    public void French(decimal amount, string words) => Assert.That(AmountInWords.Of(Money.Dirhams(amount), Cultures.French), Is.EqualTo(words));

    [TestCase(1, "one dirham")]
    [TestCase(42, "forty-two dirhams")]
    [TestCase(101, "one hundred and one dirhams")]
    [TestCase(1_001, "one thousand and one dirhams")]
    [TestCase(36_250.75, "thirty-six thousand two hundred and fifty dirhams and seventy-five centimes")]
    public void English(decimal amount, string words) => Assert.That(AmountInWords.Of(Money.Dirhams(amount), Cultures.English), Is.EqualTo(words));

    [TestCase(1, "درهم واحد")]
    [TestCase(2, "درهمان")]
    [TestCase(3, "ثلاثة دراهم")]
    [TestCase(10, "عشرة دراهم")]
    [TestCase(11, "أحد عشر درهما")]
    [TestCase(25, "خمسة وعشرون درهما")]
    [TestCase(100, "مائة درهم")]
    [TestCase(101, "مائة درهم ودرهم واحد")]
    [TestCase(102, "مائة درهم ودرهمان")]
    [TestCase(103, "مائة وثلاثة دراهم")]
    [TestCase(200, "مائتا درهم")]
    [TestCase(250, "مائتان وخمسون درهما")]
    [TestCase(1_000, "ألف درهم")]
    [TestCase(2_000, "ألفا درهم")]
    [TestCase(3_000, "ثلاثة آلاف درهم")]
    [TestCase(1_250, "ألف ومائتان وخمسون درهما")]
    [TestCase(50_000, "خمسون ألف درهم")]
    [TestCase(50_200, "خمسون ألفا ومائتا درهم")]
    [TestCase(200_000, "مائتا ألف درهم")]
    [TestCase(1_500_000, "مليون وخمسمائة ألف درهم")]
    [TestCase(1_250.50, "ألف ومائتان وخمسون درهما وخمسون سنتيما")]
    public void Arabic(decimal amount, string words) => Assert.That(AmountInWords.Of(Money.Dirhams(amount), Cultures.Arabic), Is.EqualTo(words));

    [Test]
    public void No_two_amounts_are_written_alike([Values("fr", "ar", "en")] string language)
    {
        var written = Enumerable.Range(0, 30_000).Select(x => AmountInWords.Of(new(x * 100L), Cultures.Find(language)!)).ToHashSet();

        Assert.That(written, Has.Count.EqualTo(30_000));
    }
}
