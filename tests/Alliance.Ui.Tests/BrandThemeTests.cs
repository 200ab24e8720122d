using CsCheck;

namespace Alliance.Ui.Tests;

public sealed class BrandThemeTests
{
    private static readonly Gen<string> Colour = Gen.Int[0, 0xFFFFFF].Select(x => $"#{x:X6}");

    [TestCase(BrandTheme.Ink, BrandTheme.Ground)]
    [TestCase(BrandTheme.SecondaryInk, BrandTheme.Ground)]
    [TestCase(BrandTheme.SecondaryInk, "#FFFFFF")]
    [TestCase(BrandTheme.Good, "#E3F1EA")]
    [TestCase(BrandTheme.Warning, "#FAF0DC")]
    [TestCase(BrandTheme.Bad, "#F8E0DD")]
    public void Every_text_stands_out_from_its_ground(string text, string ground) =>
        Assert.That(Contrast.Of(text, ground), Is.GreaterThanOrEqualTo(4.5));

    [Test]
    public void Contrast_is_that_of_the_guidelines()
    {
        Assert.That(Contrast.Of("#FFFFFF", "#000000"), Is.EqualTo(21).Within(0.01));
        Assert.That(Contrast.Of("#767676", "#FFFFFF"), Is.EqualTo(4.54).Within(0.01));
    }

    [Test]
    public void Whatever_colour_a_platform_chooses_its_buttons_can_be_read() =>
        Colour.Sample(x => Contrast.Of(Contrast.TextOn(x), x) >= 3 && Contrast.Of(x, x) == 1);

    [Test]
    public void A_light_colour_carries_dark_text() =>
        Assert.That(BrandTheme.Css("#F2D06B", "#0B3D3D", "#E0A458"), Does.Contain("--on-primary:#23302F").And.Contain("--on-navigation:#FFFFFF"));

    [TestCase("red")]
    [TestCase("#12345")]
    [TestCase("#GGGGGG")]
    public void What_is_no_colour_is_refused(string colour) => Assert.Throws<FormatException>(() => Contrast.TextOn(colour));
}
