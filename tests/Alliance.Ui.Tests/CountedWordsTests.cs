namespace Alliance.Ui.Tests;

/// <summary>A counted noun takes the form that its number asks for, by Unicode's plural rules.</summary>
public sealed class CountedWordsTests
{
    private const string Days = "{0:لا أيام|يوم واحد|يومان|# أيام|# يوما|# يوم}";

    [TestCase(0, "لا أيام")]
    [TestCase(1, "يوم واحد")]
    [TestCase(2, "يومان")]
    [TestCase(3, "3 أيام")]
    [TestCase(10, "10 أيام")]
    [TestCase(11, "11 يوما")]
    [TestCase(99, "99 يوما")]
    [TestCase(100, "100 يوم")]
    [TestCase(101, "101 يوم")]
    [TestCase(102, "102 يوم")]
    [TestCase(103, "103 أيام")]
    [TestCase(111, "111 يوما")]
    [TestCase(1_000, "1\u202F000 يوم")]
    [TestCase(1_003, "1\u202F003 أيام")]
    public void In_Arabic_there_are_six(int days, string written) => Assert.That(CountedWords.Fill(Days, Cultures.Arabic, [days]), Is.EqualTo(written));

    [TestCase(0, "0 jour", "0 days")]
    [TestCase(1, "1 jour", "1 day")]
    [TestCase(2, "2 jours", "2 days")]
    [TestCase(-1, "-1 jour", "-1 day")]
    [TestCase(1_061, "1\u202F061 jours", "1\u202F061 days")]
    public void French_counts_none_as_one(int days, string french, string english)
    {
        Assert.That(CountedWords.Fill("{0:# jour|# jours}", Cultures.French, [days]), Is.EqualTo(french));
        Assert.That(CountedWords.Fill("{0:# day|# days}", Cultures.English, [(long)days]), Is.EqualTo(english));
    }

    [TestCase(1, "1 jour")]
    [TestCase(1_061, "1\u202F061 jours")]
    public void A_number_that_is_written_already_counts_as_well(int days, string written) =>
        Assert.That(CountedWords.Fill("{0:# jour|# jours}", Cultures.French, [days.ToString("N0", Cultures.French)]), Is.EqualTo(written));

    [Test]
    public void What_is_no_number_stands_with_the_form_of_many() =>
        Assert.That(CountedWords.Fill("{0:# jour|# jours}", Cultures.French, ["1–30"]), Is.EqualTo("1–30 jours"));

    [Test]
    public void Other_arguments_are_written_as_ever() =>
        Assert.That(CountedWords.Fill("{0:# prêt|# prêts} au {1:dd/MM/yyyy} : {2}, {3}", Cultures.French, [1, new DateOnly(2023, 6, 30), "Amal", null]), Is.EqualTo("1 prêt au 30/06/2023 : Amal, "));
}
