using Alliance.Documents;

namespace Alliance.Platform.Tests.Documents;

/// <summary>Which way each part of a line runs. Read from left to right, as it stands on paper.</summary>
public sealed class BidiTests
{
    [TestCase("abc دفع 12", false, "abc 12 عفد")]
    [TestCase("دفع 2023-0117 اليوم", true, "مويلا 2023-0117 عفد")]
    [TestCase("مبلغ 50\u202F000,00 درهم", true, "مهرد 50\u202F000,00 غلبم")]
    [TestCase("في 12 أكتوبر 2023", true, "2023 ربوتكأ 12 يف")]
    [TestCase("قرض ISM-2022-0117 جديد", true, "ديدج ISM-2022-0117 ضرق")]
    [TestCase("شركة (الأمل) SARL 2023", false, "(لمألا) ةكرش SARL 2023")]
    [TestCase("Reçu de (شركة) SARL", false, "Reçu de (ةكرش) SARL")]
    [TestCase("شركة (SARL) الأمل", true, "لمألا (SARL) ةكرش")]
    [TestCase("SARL [شركة] fin", true, "fin [ةكرش] SARL")]
    [TestCase("a) ب (c", false, "a) ب (c")]
    [TestCase("مبلغ -500,00 درهم", true, "مهرد -500,00 غلبم")]
    [TestCase("−500", true, "−500")]
    [TestCase("1 2 3", true, "3 2 1")]
    [TestCase("1 2 3", false, "1 2 3")]
    public void Stands_on_paper_as(string text, bool rightToLeft, string onPaper) => Assert.That(Shown(text, rightToLeft), Is.EqualTo(onPaper));

    [Test]
    public void An_isolated_passage_keeps_its_order() =>
        Assert.That(Shown("حساب " + Bidi.Isolate("007 780 12") + " صحيح", true).Replace("\u2066", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal), Is.EqualTo("حيحص 007 780 12 باسح"));

    /// <summary>As its own first letter runs; within another passage too.</summary>
    [TestCase("من \u206801/06\u2069 إلى \u206830/06\u2069", "30/06 ىلإ 01/06 نم")]
    [TestCase("\u2068مارس 2023\u2069 - \u2068Karim 7\u2069", "Karim 7 - 2023 سرام")]
    [TestCase("\u2068سلمى \u2066A 1\u2069 2\u2069 3", "3 2 A 1 ىملس")]
    public void A_passage_kept_apart_runs_by_what_it_holds(string text, string onPaper) =>
        Assert.That(string.Concat(Shown(text, true).Where(x => x is not ('\u2066' or '\u2068' or '\u2069'))), Is.EqualTo(onPaper));

    private static string Shown(string text, bool rightToLeft)
    {
        var levels = Bidi.Levels(text, rightToLeft);
        List<(char Character, byte Level)> characters = [.. text.Select((x, i) => (x, levels[i]))];
        Bidi.ToVisualOrder(characters, x => x.Level);
        return string.Concat(characters.Select(x => x.Level % 2 == 1 ? Mirrored(x.Character) : x.Character));
    }

    /// <summary>As the shaper draws it within text from right to left.</summary>
    private static char Mirrored(char character)
    {
        const string Brackets = "()[]{}";
        return Brackets.IndexOf(character, StringComparison.Ordinal) is >= 0 and var at ? Brackets[at ^ 1] : character;
    }
}
