using System.Globalization;
using Alliance.Documents;
using SkiaSharp;

namespace Alliance.Platform.Tests.Store;

/// <summary>Photos stand upright whichever way the telephone was held, and copies tell nothing but what is seen (S14).</summary>
internal sealed class PictureTests
{
    private static void AssertUpright(byte[] copy, int width, int height)
    {
        using var picture = SampleFiles.Decode(copy);
        Assert.That((picture.Width, picture.Height), Is.EqualTo((width, height)));
        foreach (var (corner, colour) in SampleFiles.Corners) Assert.That(Distance(SampleFiles.At(picture, corner), colour), Is.LessThan(60), corner);
    }

    private static int Distance(SKColor a, SKColor b) => Math.Abs(a.Red - b.Red) + Math.Abs(a.Green - b.Green) + Math.Abs(a.Blue - b.Blue);

    [Test]
    public void A_copy_is_upright([Range(1, 8)] int orientation) =>
        AssertUpright(Picture.Copy(SampleFiles.Photo(96, 128, orientation))!, 96, 128);

    [Test]
    public void A_smaller_copy_is_upright_too([Range(1, 8)] int orientation) =>
        AssertUpright(Picture.Copy(SampleFiles.Photo(384, 512, orientation), longestSide: 128)!, 96, 128);

    [Test]
    public void A_copy_of_a_copy_is_not_turned_again([Range(1, 8)] int orientation) =>
        AssertUpright(Picture.Copy(Picture.Copy(SampleFiles.Photo(96, 128, orientation)))!, 96, 128);

    [Test]
    public void A_telephone_s_photo_is_3024_wide_and_4032_high()
    {
        var photo = SampleFiles.Photo(3024, 4032, orientation: 6);
        using (var stored = SKCodec.Create(new MemoryStream(photo))) Assert.That((stored.Info.Width, stored.Info.Height), Is.EqualTo((4032, 3024)), "as the sensor lay");

        AssertUpright(Picture.Copy(photo)!, 3024, 4032);
    }

    [Test]
    public void A_copy_says_neither_where_it_was_taken_nor_how_it_lay()
    {
        var photo = SampleFiles.Photo(orientation: 6);
        Assert.That(Has(photo, "Exif"), Is.True);

        var mark = new CopyMark(["Initiative Larache", "Copie pour : banque"], RightToLeft: false);
        foreach (var copy in new[] { Picture.Copy(photo)!, Picture.Copy(photo, 64)!, Picture.Copy(photo, mark: mark)! })
        {
            Assert.That(Has(copy, "Exif"), Is.False);
            using var codec = SKCodec.Create(new MemoryStream(copy));
            Assert.That(codec.EncodedOrigin, Is.EqualTo(SKEncodedOrigin.TopLeft));
        }
    }

    /// <summary>In every ninth of the picture something is changed by it, and most of it can still be seen.</summary>
    [TestCase("fr", "Initiative Larache", "Copie pour : prêt à la banque")]
    [TestCase("ar", "مبادرة العرائش", "نسخة لغرض: طلب قرض لدى البنك")]
    public void A_mark_lies_over_all_of_a_copy(string language, params string[] lines)
    {
        var photo = SampleFiles.Photo(900, 1200, orientation: 6);
        using var plain = SampleFiles.Decode(Picture.Copy(photo)!);
        using var marked = SampleFiles.Decode(Picture.Copy(photo, mark: new CopyMark(lines, CultureInfo.GetCultureInfo(language).TextInfo.IsRightToLeft))!);

        Assert.That((marked.Width, marked.Height), Is.EqualTo((900, 1200)));
        for (var ninth = 0; ninth < 9; ninth++)
        {
            var changed = 0;
            for (var y = ninth / 3 * 400; y < (ninth / 3 + 1) * 400; y += 4)
                for (var x = ninth % 3 * 300; x < (ninth % 3 + 1) * 300; x += 4)
                    if (Distance(plain.GetPixel(x, y), marked.GetPixel(x, y)) > 90) changed++;
            Assert.That(changed, Is.InRange(75, 3_750), $"ninth {ninth} of 7,500 looked at");
        }
    }

    [Test]
    public void A_drawing_keeps_its_transparency_at_its_own_size_and_gets_white_ground_when_shown()
    {
        using var clear = new SKBitmap(new SKImageInfo(20, 20, SKColorType.Rgba8888, SKAlphaType.Premul));
        using var encoded = clear.Encode(SKEncodedImageFormat.Png, 100);

        using var copy = SampleFiles.Decode(Picture.Copy(encoded.ToArray())!);
        using var shown = SampleFiles.Decode(Picture.Copy(encoded.ToArray(), 10)!);

        Assert.That(copy.GetPixel(5, 5).Alpha, Is.Zero);
        Assert.That(shown.GetPixel(5, 5), Is.EqualTo(SKColors.White));
    }

    private static bool Has(byte[] file, string text) => file.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(text)) >= 0;
}
