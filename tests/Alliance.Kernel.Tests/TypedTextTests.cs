namespace Alliance.Kernel.Tests;

public sealed class TypedTextTests
{
    [TestCase("")]
    [TestCase(" \t\n")]
    [TestCase("\u200F\u200E")]
    [TestCase("\u202E \u2066\u2069\uFEFF")]
    [TestCase("\u200D\u200C", Description = "joiners with nothing to join")]
    [TestCase("\u0000\u0007\u001B")]
    [TestCase("\u00AD\u2060\u180E")]
    [TestCase("\u115F\u3164\u2800", Description = "letters made to be blank")]
    [TestCase("\uFE0F\u034F\u0301", Description = "marks with nothing beneath")]
    [TestCase("\uFFFE\uD83D", Description = "no character, and half of one")]
    public void What_nobody_sees_says_nothing(string text) =>
        Assert.That((TypedText.IsBlank(text), TypedText.Clean(text), TypedText.CleanLines(text)), Is.EqualTo((true, "", "")));

    [TestCase("x")]
    [TestCase("\u200F.")]
    [TestCase("é", Description = "written as two")]
    [TestCase("ﷺ")]
    [TestCase("😀")]
    [TestCase("٣")]
    public void A_single_sign_says_something(string text) => Assert.That(TypedText.IsBlank(text), Is.False);

    [TestCase("  a\n    b\n\tc", "  a\n    b\n\tc", Description = "indentation")]
    [TestCase("a\tb   c", "a\tb   c", Description = "columns")]
    [TestCase("a\n\n\nb", "a\n\n\nb", Description = "paragraphs")]
    [TestCase("\n \n  a\n", "  a", Description = "nothing before and after")]
    [TestCase("a\r\nb\rc\u2028d\u000Be\u0085f", "a\nb\nc\nd\ne\nf", Description = "one way to end a line")]
    [TestCase("\u202E  a\u0007\n\u200F\t b", "  a\n\t b", Description = "but without what nobody sees")]
    [TestCase("a\u00A0b\u202Fc", "a\u00A0b\u202Fc")]
    public void A_note_keeps_how_it_was_laid_out(string typed, string kept)
    {
        Assert.That(TypedText.CleanLines(typed), Is.EqualTo(kept));
        Assert.That(TypedText.CleanLines(kept), Is.EqualTo(kept), "once and for all");
    }

    [Test]
    public void Marks_that_order_figures_in_Arabic_stay_where_an_author_is_careful()
    {
        const string Letter = "المبلغ \u200E(+212)\u200F\u202E";

        Assert.That(TypedText.CleanLines(Letter, keepsMarks: true), Is.EqualTo("المبلغ \u200E(+212)\u200F"));
        Assert.That(TypedText.CleanLines(Letter), Is.EqualTo("المبلغ (+212)"));
    }
}
